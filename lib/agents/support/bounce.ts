/** How many calls may stand in each other before the next one waits: each takes some kB of stack. */
const deepest = 50;

type Call = () => void;

/** What the call that runs has asked for and has to wait, in the order in which it did. */
let waiting: Call[] = [];
let depth = 0;

const run = (call: Call): void => {
  depth += 1;
  try {
    call();
  } finally {
    depth -= 1;
  }
};

/** Those that wait, the last first. */
const takeWaiting = (): Call[] => {
  const calls = waiting.reverse();
  waiting = [];
  return calls;
};

const runWaiting = (): void => {
  const rest = takeWaiting();
  try {
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      run(next);
      // What it asked for goes before what was asked for after it, as it would without waiting.
      for (const asked of takeWaiting()) rest.push(asked);
    }
  } finally {
    // One has thrown: the others wait for the next call.
    for (let left = rest.pop(); left !== undefined; left = rest.pop()) waiting.push(left);
  }
};

/**
 * Calls a function, at once or, where many such calls stand in each other already, as soon as the
 * outermost of them is through: agents made of agents need no more stack than a few of them.
 *
 * All is done before the outermost call returns, in the order in which it would be done without
 * waiting.
 */
export const bounce = (call: () => void): void => {
  if (depth >= deepest || waiting.length > 0) waiting.push(call);
  else run(call);
  if (depth === 0 && waiting.length > 0) runWaiting();
};
