import { asyncScheduler } from 'rxjs';
import type { Observable, Subscription } from 'rxjs';
import type { TimedNotification, Timeline } from '../timeline/Timeline';

/** What came of a subscription so far; it grows until the end. */
export interface Spy<T> {
  /** All that it emitted. */
  readonly values: readonly T[];
  /** The error that it ended with, if it did; never more than one. */
  readonly errors: readonly unknown[];
  /** Whether it is complete. */
  readonly completed: boolean;
  /** All of that in order, with the ms since the subscription. */
  readonly timeline: Timeline<T>;
  /** To unsubscribe with. It is closed when the stream has ended. */
  readonly subscription: Subscription;
}

/**
 * Subscribes to a stream at once, and writes down what comes: for tests without marbles.
 *
 * Look at the spy when time has passed, or give it to a matcher of `traceMatchers`. Its times are
 * those of RxJS's `asyncScheduler`, which is virtual inside `virtualTime` and `runTraceMarbles`.
 * An error is written down and nowhere reported.
 *
 * @param source - Is subscribed to once.
 * @param onNext - Is called with each value after it was written down; to unsubscribe there, say.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import { spyOn } from 'voiceflow-rx/testing';
 *
 * const spy = spyOn(of(trace.text('Hello')));
 *
 * console.log(spy.values, spy.completed); // [{ type: 'text', … }] true
 * ```
 */
export const spyOn = <T>(source: Observable<T>, onNext?: (value: T) => void): Spy<T> => {
  const values: T[] = [];
  const errors: unknown[] = [];
  const timeline: TimedNotification<T>[] = [];
  const spy = { values, errors, completed: false, timeline };
  const start = asyncScheduler.now();
  const note = (notification: TimedNotification<T>['notification']) =>
    timeline.push({ time: asyncScheduler.now() - start, notification });
  const subscription = source.subscribe({
    next: (value) => {
      values.push(value);
      note({ kind: 'N', value });
      onNext?.(value);
    },
    error: (error: unknown) => {
      errors.push(error);
      note({ kind: 'E', error });
    },
    complete: () => {
      spy.completed = true;
      note({ kind: 'C' });
    },
  });
  return Object.assign(spy, { subscription });
};
