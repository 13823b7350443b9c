import { createSettle } from '../../virtualTime/createSettle';

/** How a law waits. */
export interface Patience {
  /** Lets all run that is ready to. */
  readonly settle: () => Promise<void>;
  /** Waits until it is so, and says whether it came so within the time limit. */
  readonly until: (isSo: () => boolean) => Promise<boolean>;
  /** Lets the timers run that are due now. */
  readonly tick: () => Promise<void>;
  /** To be called where something has happened. */
  readonly changed: () => void;
}

/**
 * Waits for what happens, and never on a timer but for the limit, which is in real ms. To be made
 * while the clock is the real one.
 */
export const createPatience = (timeLimit: number): Patience => {
  const settle = createSettle();
  // Taken now, for a test may fake them.
  const { clearTimeout, setTimeout } = globalThis;
  let waiting: (() => void)[] = [];

  const changed = (): void => {
    const calls = waiting;
    waiting = [];
    calls.forEach((call) => call());
  };

  const until = async (isSo: () => boolean): Promise<boolean> => {
    const limit = { isOver: false };
    const timer = setTimeout(() => {
      limit.isOver = true;
      changed();
    }, timeLimit);
    while (!isSo() && !limit.isOver) await new Promise<void>((resolve) => waiting.push(resolve));
    clearTimeout(timer);
    return isSo();
  };

  return {
    settle,
    until: async (isSo) => isSo() || until(isSo),
    tick: () => new Promise((resolve) => void setTimeout(resolve)),
    changed,
  };
};
