import { defer, firstValueFrom, map, merge, retry, throwError, timeout, timer } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { EventLogError } from '../../../../errors/EventLogError';
import { explainFailure } from './explainFailure';
import { isTemporary } from './isTemporary';

/** How long is waited for Redis. */
export interface CallerConfig {
  /** In ms, for all attempts of one call. */
  readonly maxWait: number;
  readonly scheduler: SchedulerLike;
  /** Emits when nothing may be waited for any more, and to whoever subscribes later. */
  readonly closed$: Observable<unknown>;
}

/**
 * Does one thing, again while Redis is away, and reads the reply. What may have been done by an
 * attempt without an answer is done once more: so it must be a thing that can be repeated.
 */
export type Caller = <T>(
  operation: string,
  attempt: (abortSignal: AbortSignal) => Promise<unknown>,
  read: (reply: unknown) => T,
) => Promise<T>;

const firstPause = 50;
const longestPause = 1000;

/**
 * Makes what waits for Redis, up to `maxWait`; then it rejects with an EventLogError.
 *
 * An attempt is made again once it was refused or cut. While it has no answer nothing more is sent:
 * the client holds it until Redis is back, and another one would only stand behind it.
 */
export const createCaller = ({ closed$, maxWait, scheduler }: CallerConfig): Caller => {
  const pause = (count: number) =>
    timer(Math.min(firstPause * 2 ** (count - 1), longestPause), scheduler);

  const isClosed$ = closed$.pipe(
    map(() => {
      throw new Error('The event log is closed');
    }),
  );

  return async (operation, attempt, read) => {
    const start = scheduler.now();
    const abort = new AbortController();
    let failure: unknown = new Error('Redis has not answered');
    const reply$ = defer(() => attempt(abort.signal)).pipe(
      retry({
        delay: (error: unknown, count) => {
          failure = error;
          return isTemporary(error) ? pause(count) : throwError(() => error);
        },
      }),
      timeout({ first: maxWait, scheduler, with: () => throwError(() => failure) }),
      map(read),
    );
    try {
      return await firstValueFrom(merge(isClosed$, reply$));
    } catch (error) {
      abort.abort();
      throw new EventLogError(operation, scheduler.now() - start, { cause: explainFailure(error) });
    }
  };
};
