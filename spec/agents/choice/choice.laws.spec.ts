import { from, of, timer, map } from 'rxjs';
import { trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { fallbackAgent } from '../../../lib/agents/choice/fallbackAgent';
import { handoff } from '../../../lib/agents/choice/handoff';
import type { HandoffStore } from '../../../lib/agents/choice/HandoffStore';
import { routeAgents } from '../../../lib/agents/choice/routeAgents';
import { agentLaws, virtualTime } from '../../../lib/testing';

type MakeAgent = Parameters<typeof agentLaws>[0];
type Config = Parameters<typeof agentLaws>[1];

const whole = { lossless: true, immediate: true, runs: 25 };

const route: MakeAgent = (child) =>
  routeAgents(({ action }) => (action?.type === 'launch' ? 'first' : 'second'), {
    first: child(),
    second: child(),
  });

const after = trace.text('Once more.');
const isOdd = ({ type }: Trace): boolean => type === 'text' || type === 'custom';
const forgetful: HandoffStore = { read: () => false, write: () => undefined };
const slow: HandoffStore = {
  read: () => Promise.resolve(false),
  write: () => Promise.resolve(),
};

const subjects: readonly (readonly [string, MakeAgent, Config])[] = [
  ['routeAgents', route, whole],
  [
    'routeAgents over a promise',
    (child) => routeAgents(() => Promise.resolve('x'), { x: child(), otherwise: child() }),
    whole,
  ],
  [
    'routeAgents over an Observable',
    (child) => routeAgents(() => from(['x', 'y']), { x: child(), y: child(), otherwise: child() }),
    whole,
  ],
  [
    'routeAgents over a child that chooses',
    (child) => routeAgents(child(), { otherwise: child() }),
    { immediate: true, runs: 25 },
  ],
  [
    'routeAgents of routeAgents',
    (child) => routeAgents(() => 'inner', { inner: route(child) }),
    whole,
  ],
  ['fallbackAgent', (child) => fallbackAgent(child(), child()), { ...whole, handlesErrors: true }],
  [
    'fallbackAgent with after',
    (child) => fallbackAgent(child(), child(), { after }),
    { ...whole, handlesErrors: true },
  ],
  [
    'fallbackAgent of fallbackAgents',
    (child) =>
      fallbackAgent(
        fallbackAgent(child(), child(), { after }),
        fallbackAgent(child(), child(), { after: () => after }),
        { after },
      ),
    { ...whole, handlesErrors: true },
  ],
  [
    'handoff that never comes',
    (child) => handoff(child(), { when: () => false, to: child() }),
    whole,
  ],
  [
    'handoff without a memory',
    (child) => handoff(child(), { when: isOdd, to: child(), store: forgetful }),
    whole,
  ],
  [
    'handoff with a slow store',
    (child) => handoff(child(), { when: isOdd, to: child(), back: isOdd, store: slow }),
    whole,
  ],
  [
    'handoff with a memory',
    (child) => handoff(child(), { when: isOdd, to: child(), back: isOdd }),
    { ...whole, deterministic: false },
  ],
  [
    'handoff of handoffs, from the next turn',
    (child) =>
      handoff(handoff(child(), { when: isOdd, to: child(), from: 'nextTurn' }), {
        when: isOdd,
        to: handoff(child(), { when: isOdd, to: child() }),
      }),
    { ...whole, deterministic: false },
  ],
  [
    'all of them in each other',
    (child) => {
      const guarded: Agent = fallbackAgent(route(child), child(), { after });
      return handoff(guarded, { when: isOdd, to: route(child), store: forgetful });
    },
    { ...whole, handlesErrors: true },
  ],
];

describe.each(subjects)('%s', (_, makeAgent, config) => {
  it.each(agentLaws(makeAgent, config))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});

describe('agents that take their time', () => {
  const later =
    (word: string): Agent =>
    () =>
      timer(5).pipe(map(() => trace.text(word)));
  const makeAgent: MakeAgent = () =>
    routeAgents(later('x'), {
      x: handoff(
        fallbackAgent(later('a'), () => of(after)),
        {
          when: () => true,
          to: later('b'),
          store: slow,
        },
      ),
      otherwise: later('c'),
    });

  it.each(agentLaws(makeAgent))('$name', async ({ check }) => {
    await expect(virtualTime(check)).resolves.toBeUndefined();
  });
});
