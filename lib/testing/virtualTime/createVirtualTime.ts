import { Subscription } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { createPlace } from '../marbles/failure/createPlace';
import { explainDifference } from '../marbles/failure/explainDifference';
import { toTimeline } from '../marbles/toTimeline';
import { traceAlphabet } from '../marbles/traceAlphabet';
import { deepFreeze } from '../equality/deepFreeze';
import type { TimedNotification, Timeline } from '../timeline/Timeline';
import type { Driver } from './createDriver';
import type { FakeClock } from './FakeTimers';
import type { VirtualTimeHelpers } from './VirtualTimeHelpers';

/** How long to wait for an end that is late, in virtual ms, to show it. */
const patience = 60_000;

/** The longest that a timer takes, in ms: a longer one fires at once. */
const longest = 2 ** 31 - 1;

/** What the test is given, on a clock that is installed and driven. */
export const createVirtualTime = (clock: FakeClock, driver: Driver): VirtualTimeHelpers => {
  const start = clock.now;

  const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

  /** What was set later may be due at the same time: it has its turn too. */
  const finishNow = async () => {
    for (let before = -1; driver.fired() - before > 1;) {
      await driver.settled();
      before = driver.fired();
      await sleep(0);
    }
  };

  const advance = async (ms: number) => {
    if (!Number.isSafeInteger(ms) || ms < 0) {
      throw new InvalidInputError('ms', 'must be a whole number of virtual ms, 0 or more');
    }
    let left = ms;
    for (; left > longest; left -= longest) await sleep(longest);
    await sleep(left);
    await finishNow();
  };

  const observe = <T>(source: Observable<T>, onEnd: () => void = () => undefined) => {
    const begin = clock.now;
    const timeline: TimedNotification<T>[] = [];
    const add = (notification: TimedNotification<T>['notification']) =>
      timeline.push(deepFreeze({ time: clock.now - begin, notification }));
    const subscription = new Subscription();
    subscription.add(
      source.subscribe({
        next: (value) => add({ kind: 'N', value }),
        error: (error: unknown) => {
          add({ kind: 'E', error });
          onEnd();
        },
        complete: () => {
          add({ kind: 'C' });
          onEnd();
        },
      }),
    );
    return { timeline, subscription };
  };

  const play = <T>(source: Observable<T>): Promise<Timeline<T>> =>
    new Promise((resolve) => {
      const { timeline } = observe(
        source,
        () => void Promise.resolve().then(() => resolve(timeline)),
      );
    });

  const check = async (
    source: Observable<unknown>,
    expected: Timeline<unknown>,
    legend: Readonly<Record<string, unknown>> | undefined,
  ) => {
    const { time, notification } = expected.at(-1) ?? { time: 0 };
    const isOpen = notification === undefined || notification.kind === 'N';
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const { timeline, subscription } = observe(source, end);
    let late: ReturnType<typeof setTimeout> | undefined;
    const waited = new Promise<void>((resolve) => {
      late = setTimeout(resolve, time + (isOpen ? 1 : patience));
    });
    await Promise.race([ended, waited.then(finishNow)]);
    clearTimeout(late);
    subscription.unsubscribe();
    return explainDifference(expected, timeline, legend ?? traceAlphabet);
  };

  return {
    now: () => clock.now - start,
    advance,
    settle: driver.settled,
    timers: clock.countTimers,
    observe,
    play,
    expectObservable: (source) => ({
      toBe: (diagram, legend, error) => {
        const place = createPlace(2);
        return check(source, toTimeline(diagram, legend, error), legend).then((message) => {
          if (message !== undefined) throw place.failure(message);
        });
      },
    }),
  };
};
