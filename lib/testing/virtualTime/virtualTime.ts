import { InvalidInputError } from '../../errors/InvalidInputError';
import { createDriver } from './createDriver';
import { createSettle } from './createSettle';
import { createVirtualTime } from './createVirtualTime';
import { fakeAbortTimeout } from './fakeAbortTimeout';
import { faked, loadFakeTimers } from './loadFakeTimers';
import type { VirtualTimeHelpers, VirtualTimeConfig } from './VirtualTimeHelpers';

let isRunning = false;

const refuseTwo = () => {
  if (isRunning) throw new Error('virtualTime runs already: await the one before');
  if ('isFake' in Date || 'clock' in setTimeout) {
    throw new Error('The clock is faked already (jest.useFakeTimers, sinon): give it back first');
  }
};

const checkConfig = (config: VirtualTimeConfig) => {
  for (const field of ['maxTime', 'maxTimers'] as const) {
    const value = config[field];
    if (value !== undefined && !(value > 0 && value < Infinity)) {
      throw new InvalidInputError(field, 'must be a number above 0');
    }
  }
  if (!Number.isFinite(Number(config.startTime ?? 0))) {
    throw new InvalidInputError('startTime', 'must be a number of ms, or a date');
  }
};

/**
 * Runs a test in virtual time that reaches promises and web streams: `setTimeout`, `setInterval`,
 * `setImmediate`, `Date`, `performance.now`, `requestAnimationFrame`, `AbortSignal.timeout` and the
 * schedulers of RxJS are on one clock.
 *
 * The test is written as if in real time, and awaits what it likes. Whenever nothing is ready to
 * run, the timer that is due first fires: so a whole client, from bytes to retries, is tested in
 * milliseconds, and everything happens at its exact time. Microtasks are never faked, for web
 * streams stand still without them.
 *
 * - A test that waits for ever fails: at `maxTime` virtual ms, or where no timer is left.
 * - The world is given back on every path. Timers that are left over are dropped.
 * - A timer of 0 ms that is set by a timer comes 1 ms later, as it would in Node.
 * - Real sockets and files are not on the clock, which runs on while they work: do not use them.
 *
 * It needs `@sinonjs/fake-timers` (15), an optional peer of this package.
 *
 * @returns What the test returns.
 * @throws What the test throws; what a timer throws; an Error where the clock is faked already.
 *
 * @example
 * ```ts
 * import { createClient, retryOnDisconnect, trace } from 'voiceflow-rx';
 * import { timer, map } from 'rxjs';
 * import { createHandler } from 'voiceflow-rx/server';
 * import { fetchFromHandler, virtualTime } from 'voiceflow-rx/testing';
 *
 * const slow = () => timer(800).pipe(map(() => trace.text('Hello')));
 * const { interact } = createClient({
 *   baseURL: 'http://agent.test',
 *   projectID: 'p1',
 *   fetch: fetchFromHandler(createHandler(slow, { authorize: () => true })),
 * });
 *
 * await virtualTime(async ({ expectObservable }) => {
 *   const turn = interact({ userID: 'ada' }).pipe(retryOnDisconnect());
 *   await expectObservable(turn).toBe('801ms ({text "Hello"}|)');
 * });
 * ```
 */
export const virtualTime = async <R>(
  test: (time: VirtualTimeHelpers) => R | Promise<R>,
  config: VirtualTimeConfig = {},
): Promise<R> => {
  checkConfig(config);
  refuseTwo();
  isRunning = true;
  try {
    return await run(test, config);
  } finally {
    isRunning = false;
  }
};

const run = async <R>(
  test: (time: VirtualTimeHelpers) => R | Promise<R>,
  config: VirtualTimeConfig,
): Promise<R> => {
  const { withGlobal } = config.fakeTimers ?? (await loadFakeTimers());
  const settle = createSettle();
  const realNow = performance.now.bind(performance);
  const clock = withGlobal(globalThis).install({
    now: Number(config.startTime ?? 0),
    toFake: [...faked],
    ignoreMissingTimers: true,
    // A timer of before, of a client that is closing down, say, may be cleared while this runs.
    shouldClearNativeTimers: true,
  });
  let giveTimeoutBack: () => void = () => undefined;
  try {
    giveTimeoutBack = fakeAbortTimeout();
    const driver = createDriver(clock, settle, realNow, config);
    let isOver = false;
    // A test that throws at once rejects as one that throws later.
    const result = (async () => test(createVirtualTime(clock, driver)))().finally(() => {
      isOver = true;
    });
    // Where the clock fails first, nobody waits for the test any more.
    result.catch(() => undefined);
    await driver.run(() => isOver);
    return await result;
  } finally {
    giveTimeoutBack();
    clock.uninstall();
  }
};
