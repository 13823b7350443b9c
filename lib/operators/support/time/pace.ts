import {
  catchError,
  concat,
  defer,
  EMPTY,
  endWith,
  map,
  repeat,
  switchMap,
  tap,
  throwError,
  timer,
} from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';

/** Holds what arrives, and says when the next of it is due. Lives for one subscription. */
export interface Pacer<A, B> {
  /** Takes what arrives. What it throws errors the stream, after a flush. */
  readonly push: (value: A, now: number) => void;
  /**
   * How many ms until something is due: 0 or less, `take` gives it now; undefined, nothing is held,
   * or only what waits for the next arrival.
   */
  readonly wait: (now: number) => number | undefined;
  /** The next that is due. It is asked only where `wait` has said 0 or less. */
  readonly take: (now: number) => B;
  /** Everything that is held, in order: asked once, at an error and, without `finish`, the end. */
  readonly flush: () => readonly B[];
  /** Nothing more arrives. With it, what is held at the end keeps its pace. */
  readonly finish?: (now: number) => void;
}

/** The longest that a timer of the platform can be set to: 2^31 − 1 ms. */
const longestTimer = 2_147_483_647;

/** A clock that never goes back, and that agrees with its own timers to the millisecond. */
const createClock = (scheduler: SchedulerLike) => {
  let offset = 0;
  let last = -Infinity;
  const reach = (least: number): number => {
    const now = scheduler.now() + offset;
    if (now < least) offset += least - now;
    last = Math.max(now, least);
    return last;
  };
  const now = (): number => reach(last);
  const after = (wait: number): Observable<unknown> => {
    const ms = Math.min(Math.ceil(wait), longestTimer);
    const target = now() + ms;
    return timer(ms, scheduler).pipe(tap(() => reach(target)));
  };
  return { now, after };
};

/**
 * Lets a source through at the pace that a {@link Pacer} says.
 *
 * What is due is taken one at a time, so that a consumer that pushes into the source from its
 * `next` loses nothing and sees nothing twice. An error of the source comes after all that is held.
 */
export const pace =
  <A, B>(createPacer: () => Pacer<A, B>, scheduler: SchedulerLike) =>
  (source: Observable<A>): Observable<B> =>
    defer(() => {
      const pacer = createPacer();
      const clock = createClock(scheduler);
      const due = function* (): Iterable<B> {
        for (;;) {
          const now = clock.now();
          const wait = pacer.wait(now);
          if (wait === undefined || wait > 0) return;
          yield pacer.take(now);
        }
      };
      const next = (): Observable<unknown> => {
        const wait = pacer.wait(clock.now());
        return wait === undefined ? EMPTY : clock.after(wait);
      };
      // Each arrival begins it anew, with a new look at the time.
      const drain = defer(due).pipe(repeat({ delay: next }));

      return source.pipe(
        map((value) => ({ value })),
        endWith(undefined),
        switchMap((arrival) => {
          const now = clock.now();
          if (arrival !== undefined) pacer.push(arrival.value, now);
          else if (pacer.finish === undefined) return pacer.flush();
          else pacer.finish(now);
          return drain;
        }),
        catchError((error: unknown) =>
          concat(
            pacer.flush(),
            throwError(() => error),
          ),
        ),
      );
    });
