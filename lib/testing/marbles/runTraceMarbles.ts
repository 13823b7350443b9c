import { TestScheduler } from 'rxjs/testing';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { createExpectations } from './createExpectations';
import { createSources } from './createSources';
import { guardClock } from './guardClock';
import type { TraceMarbleHelpers } from './TraceMarbleHelpers';

/** How `runTraceMarbles` runs a test. */
export interface RunTraceMarblesConfig {
  /** Up to when the clock runs, in virtual ms. Default: 60,000. */
  readonly maxTime?: number;
}

let isRunning = false;

const thousands = (count: number): string => count.toLocaleString('en');

/**
 * Runs a marble test in virtual time: RxJS's `TestScheduler.run` with what it leaves to you.
 *
 * - Each test has a clock of its own, on which RxJS's schedulers run as well.
 * - Diagrams are read by `traceMarbles`: values are real traces, and a key that the legend has not
 *   is an error.
 * - Values are compared strictly, of errors all fields. They are frozen, the sources' and what
 *   comes out: who changes one is caught.
 * - A test that expects nothing, and does not `flush()` to look itself, fails, and so does one in which something still runs at `maxTime`.
 * - A failure shows both streams side by side in words, and as marbles, and points to the line of
 *   the expectation.
 *
 * Promises, web streams and timers that are not RxJS's are not on this clock: for them there is
 * `virtualTime`.
 *
 * @param test - Is called once, at once. It must not be async.
 * @throws Error that says what is not as expected. InvalidInputError for a diagram that cannot be
 *   read.
 *
 * @example
 * ```ts
 * import { accumulateCompletions } from 'voiceflow-rx';
 * import { runTraceMarbles } from 'voiceflow-rx/testing';
 *
 * runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
 *   const source = cold('        -[-h-i-]-|');
 *   const expected = '           -------t-|';
 *   const subscription = '       ^--------!';
 *
 *   const result = source.pipe(accumulateCompletions({ emit: 'end' }));
 *
 *   expectObservable(result).toBe('-------{text "hi"}-|');
 *   expectSubscriptions(source.subscriptions).toBe(subscription);
 * });
 * ```
 */
export const runTraceMarbles = (
  test: (helpers: TraceMarbleHelpers) => void,
  { maxTime = 60_000 }: RunTraceMarblesConfig = {},
): void => {
  if (!(maxTime > 0 && maxTime < Infinity)) {
    throw new InvalidInputError('maxTime', 'must be a number of ms above 0');
  }
  if (isRunning) throw new Error('runTraceMarbles cannot run inside runTraceMarbles');
  // What it says to return nothing may be async all the same.
  const run: (helpers: TraceMarbleHelpers) => unknown = test;
  const scheduler = new TestScheduler(() => undefined);
  guardClock(scheduler);
  const { check, checkComplete, leave, ...expectations } = createExpectations(scheduler);
  isRunning = true;
  try {
    scheduler.run(({ time, animate }) => {
      scheduler.maxFrames = maxTime;
      const returned = run({
        ...createSources(scheduler),
        ...expectations,
        time,
        animate,
        flush: () => {
          leave();
          scheduler.flush();
          check();
        },
        scheduler,
      });
      if (returned instanceof Promise) {
        returned.catch(() => undefined);
        throw new Error('The test is async: marbles run at once; use virtualTime for promises');
      }
    });
    const isStopped = scheduler.actions.length > 0;
    const stopped = `Something still runs at ${thousands(maxTime)} ms, where the clock was stopped: unsubscribe from it (expectObservable(source, '^---!')), or raise maxTime`;
    check(isStopped ? stopped : undefined);
    checkComplete();
    if (isStopped) throw new Error(stopped);
  } finally {
    isRunning = false;
  }
};
