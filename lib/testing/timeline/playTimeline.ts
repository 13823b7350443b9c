import { concat, concatMap, defer, dematerialize, from, map, NEVER, of, timer } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { Timeline } from './Timeline';

/**
 * Plays a timeline from the subscription on, as a cold Observable; without an end it stays open.
 *
 * What is due already comes at once, so that a timeline of time 0 is synchronous.
 *
 * @param speed - 2 is twice as fast, Infinity at once.
 */
export const playTimeline = <T>(
  timeline: Timeline<T>,
  scheduler: SchedulerLike,
  speed = 1,
): Observable<T> =>
  defer(() => {
    const start = scheduler.now();
    const notifications$ = from(timeline).pipe(
      concatMap(({ notification, time }) => {
        const wait = time / speed - (scheduler.now() - start);
        return wait > 0 ? timer(wait, scheduler).pipe(map(() => notification)) : of(notification);
      }),
    );
    return concat(notifications$, NEVER).pipe(dematerialize());
  });
