import {
  asapScheduler,
  catchError,
  concat,
  defer,
  EMPTY,
  from,
  interval,
  map,
  mergeAll,
  mergeMap,
  retry,
  toArray,
  merge,
  of,
  race,
  take,
  throwError,
  timer,
} from 'rxjs';
import type { Observable } from 'rxjs';
import {
  accumulateCompletions,
  action,
  bufferUntilEnd,
  compactTraces,
  createClient,
  retryOnDisconnect,
  trace,
  verifyTraces,
} from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { createHandler } from '../../../lib/server';
import { fetchFromHandler, virtualTime } from '../../../lib/testing';
import { agentLaws } from '../../../lib/testing/laws/agentLaws';
import type { Law } from '../../../lib/testing/laws/Law';

type MakeAgent = Parameters<typeof agentLaws>[0];

/** The agent, behind a handler, in front of a client. */
const overTheWire = (agent: Agent): Agent => {
  const handler = createHandler(agent, {
    authorize: () => true,
    // The laws hold for an agent; that a user has one turn at a time is a server's.
    whenBusy: 'parallel',
    scheduler: asapScheduler,
    onError: () => undefined,
  });
  return createClient({
    baseURL: 'http://agent.test',
    projectID: 'p1',
    fetch: fetchFromHandler(handler),
  }).interact;
};

const two =
  (join: (one: Observable<Trace>, other: Observable<Trace>) => Observable<Trace>): MakeAgent =>
  (child) => {
    const [one, other] = [child(), child()];
    return (turn) => defer(() => join(one(turn), other(turn)));
  };

const over =
  (join: (turn$: Observable<Trace>) => Observable<Trace>): MakeAgent =>
  (child) => {
    const own = child();
    return (turn) => defer(() => join(own(turn)));
  };

const route: MakeAgent = (child) => {
  const [launch, other] = [child(), child()];
  return (turn) => (turn.action?.type === 'launch' ? launch(turn) : other(turn));
};

/** What a guard says of a whole answer. */
const censored = (traces: readonly Trace[]): readonly Trace[] =>
  traces.map((one) => (one.type === 'text' ? trace.text('***') : one));

const told = of(
  trace.completionStart({ messageID: 'm1' }),
  trace.completionContent('Hel'),
  trace.completionContent('lo'),
  trace.completionEnd(),
  trace.custom('Pay Credit Card', { amount: 12 }),
  trace.choice(['Yes', 'No']),
);

const greeting: Agent = ({ action: said, completionEvents }) => {
  if (said?.type !== 'launch') return EMPTY;
  return completionEvents ? told : told.pipe(accumulateCompletions({ emit: 'end' }));
};

describe.each<readonly [string, readonly Law[]]>([
  ['of', agentLaws(() => greeting)],
  ['a promise', agentLaws(() => () => defer(() => from(Promise.resolve(trace.text('Hello')))))],
  ['an error', agentLaws(() => () => throwError(() => new Error('none')))],
  ['a child', agentLaws((child) => child(), { lossless: true, immediate: true })],
  ['concat', agentLaws(two(concat), { lossless: true, immediate: true })],
  [
    'merge',
    agentLaws(
      two((one, other) => merge(one, other)),
      { lossless: true, immediate: true },
    ),
  ],
  ['race', agentLaws(two(race), { immediate: true })],
  ['the first few of a merge', agentLaws(two((one, other) => merge(one, other).pipe(take(2))))],
  [
    'what names its speaker',
    agentLaws(
      over((turn$) => turn$.pipe(map((one) => ({ ...one, source: ['flights'] })))),
      {
        lossless: true,
        immediate: true,
      },
    ),
  ],
  ['a choice by action', agentLaws(route)],
  [
    'a fallback',
    agentLaws(
      two((one, other) => one.pipe(catchError(() => other))),
      { handlesErrors: true },
    ),
  ],
  [
    'a retry',
    agentLaws(
      over((turn$) => turn$.pipe(retry(2))),
      { repeats: true },
    ),
  ],
  ['a guard', agentLaws(over((turn$) => turn$.pipe(toArray(), mergeMap(censored))))],
  ['accumulateCompletions', agentLaws(over((turn$) => turn$.pipe(accumulateCompletions())))],
  ['compactTraces', agentLaws(over((turn$) => turn$.pipe(compactTraces())))],
  ['bufferUntilEnd', agentLaws(over((turn$) => turn$.pipe(bufferUntilEnd(), mergeAll())))],
  ['verifyTraces', agentLaws(over((turn$) => turn$.pipe(verifyTraces())))],
  [
    'retryOnDisconnect',
    agentLaws(
      over((turn$) => turn$.pipe(retryOnDisconnect())),
      { lossless: true, immediate: true },
    ),
  ],
  ['a client and a handler', agentLaws(() => overTheWire(greeting))],
  [
    'a client and a handler over a child',
    agentLaws((child) => overTheWire(child()), { lossless: true }),
  ],
  [
    'two clients',
    agentLaws(
      (child) => {
        const [one, other] = [overTheWire(child()), overTheWire(child())];
        return (turn) => merge(one(turn), other(turn));
      },
      // Which of them is heard first is up to the wire.
      { lossless: true, deterministic: false },
    ),
  ],
])('the laws of agents hold for %s', (_, laws) => {
  it.each(laws)('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});

describe('the laws of agents in virtual time hold for', () => {
  const slow: Agent = ({ action: said }) =>
    concat(
      timer(800).pipe(map(() => trace.text('A moment'))),
      interval(100).pipe(
        take(2),
        map(() => trace.text(said?.type ?? 'nothing')),
      ),
    );

  it.each(agentLaws(() => slow, { turns: [{ userID: 'ada', action: action.text('Hi') }] }))(
    'a slow agent: $name',
    async ({ check }) => {
      await expect(virtualTime(check)).resolves.toBeUndefined();
    },
  );
});

describe('the laws of agents under fake timers of a framework', () => {
  afterEach(() => jest.useRealTimers());

  it.each(agentLaws(() => () => timer(800).pipe(map(() => trace.text('Hello')))))(
    '$name',
    async ({ check }) => {
      jest.useFakeTimers();
      const state = { isDone: false };
      const checked = check().finally(() => {
        state.isDone = true;
      });
      while (!state.isDone) await jest.advanceTimersByTimeAsync(100);

      await expect(checked).resolves.toBeUndefined();
    },
  );
});
