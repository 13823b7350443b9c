import { Subscription } from 'rxjs';
import type { Observable } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { deepFreeze } from '../equality/deepFreeze';
import type { TimedNotification } from '../timeline/Timeline';
import { createPlace } from './failure/createPlace';
import { explainDifference } from './failure/explainDifference';
import { explainSubscriptions } from './failure/explainSubscriptions';
import { toTimeline } from './toTimeline';
import { traceAlphabet } from './traceAlphabet';
import type { MarbleSubscription, TraceMarbleHelpers } from './TraceMarbleHelpers';

/** The expectations of one test. */
export interface Expectations extends Pick<
  TraceMarbleHelpers,
  'expectObservable' | 'expectSubscriptions'
> {
  /**
   * Checks what was expected and not checked yet.
   *
   * @param hint - What may be the reason of a failure.
   * @throws The first failure, which points to its line.
   */
  readonly check: (hint?: string) => void;
  /** The test looks at the results itself, with what its test runner has. */
  readonly leave: () => void;
  /** Fails where nothing was expected, or where an expectation was left without its end. */
  readonly checkComplete: () => void;
}

const noSubscription = '';

const readSubscription = (marbles: string | null): MarbleSubscription =>
  TestScheduler.parseMarblesAsSubscriptions(marbles, true);

/** What the test expects, to be checked when the clock has run. */
export const createExpectations = (scheduler: TestScheduler): Expectations => {
  const checks: ((hint: string) => Error | undefined)[] = [];
  /** Expectations of which it was not said yet what is expected. */
  const unfinished = new Map<object, () => Error>();
  let count = 0;

  const begin = (name: string) => {
    const place = createPlace();
    const key = {};
    count += 1;
    unfinished.set(key, () => place.failure(`${name}(…) expects nothing: say what, with .toBe(…)`));
    return (check: () => string | undefined) => {
      const line = createPlace();
      unfinished.delete(key);
      checks.push((hint) => {
        const message = check();
        return message === undefined ? undefined : line.failure(message + hint);
      });
    };
  };

  const observe = (source: Observable<unknown>, unsubscription: string | undefined) => {
    const timeline: TimedNotification<unknown>[] = [];
    const { subscribedFrame, unsubscribedFrame } = readSubscription(unsubscription ?? null);
    const add = (notification: TimedNotification<unknown>['notification']) =>
      timeline.push(deepFreeze({ time: scheduler.frame, notification }));
    const subscription = new Subscription();
    scheduler.schedule(
      () =>
        subscription.add(
          source.subscribe({
            next: (value) => add({ kind: 'N', value }),
            error: (error: unknown) => add({ kind: 'E', error }),
            complete: () => add({ kind: 'C' }),
          }),
        ),
      subscribedFrame === Infinity ? 0 : subscribedFrame,
    );
    // Scheduled before anything of the source is: at one and the same time this comes first.
    if (unsubscribedFrame !== Infinity) {
      scheduler.schedule(() => subscription.unsubscribe(), unsubscribedFrame);
    }
    return timeline;
  };

  return {
    expectObservable: (source, unsubscription) => {
      const actual = observe(source, unsubscription);
      const finish = begin('expectObservable');
      return {
        toBe: (diagram, legend, error) => {
          const expected = toTimeline(diagram, legend, error);
          finish(() => explainDifference(expected, actual, legend ?? traceAlphabet));
        },
        toEqual: (other) => {
          const expected = observe(other, unsubscription);
          finish(() => explainDifference(expected, actual, traceAlphabet));
        },
      };
    },

    expectSubscriptions: (subscriptions) => {
      const finish = begin('expectSubscriptions');
      return {
        toBe: (marbles) => {
          const expected = (typeof marbles === 'string' ? [marbles] : marbles)
            .filter((one) => one !== noSubscription)
            .map(readSubscription);
          finish(() => explainSubscriptions(expected, subscriptions));
        },
      };
    },

    check: (hint) => {
      const added = hint === undefined ? '' : `\n\n  ${hint}`;
      const [failure] = checks.splice(0).flatMap((check) => check(added) ?? []);
      if (failure !== undefined) throw failure;
    },

    leave: () => {
      count += 1;
    },

    checkComplete: () => {
      const [failure] = [...unfinished.values()].map((fail) => fail());
      if (failure !== undefined) throw failure;
      if (count === 0) {
        throw new Error(
          'The test expected nothing: call expectObservable(…).toBe(…), or flush() and look yourself',
        );
      }
    },
  };
};
