import { asyncScheduler, defer, map, retry, throwError, timer } from 'rxjs';
import type { Observable, ObservableInput, ObservedValueOf } from 'rxjs';
import type { DisconnectError } from '../../../errors/DisconnectError';
import { InvalidInputError } from '../../../errors/InvalidInputError';
import { isStreamError } from '../../../errors/StreamError';
import type { StreamError } from '../../../errors/StreamError';
import type { RetryAttempt, RetryOnDisconnectConfig } from '../../failures/RetryOnDisconnectConfig';
import { inTurn } from '../inTurn';
import { createBackoff } from './createBackoff';
import { isDisconnectOf } from './isDisconnectOf';
import { isOpenEvent } from './isOpenEvent';
import { mayAttachAgain, mayReplay } from './mendable';
import { repeatOf } from './repeatOf';

/** Is told of the connections of one run of a turn. */
export interface RetryWatcher {
  /** One begins: the first, or one after a wait. */
  readonly onConnect: () => void;
  /** The wait for the next one begins. */
  readonly onWait: (retry: RetryAttempt) => void;
}

const check = (field: string, isFit: boolean, must: string): void => {
  if (!isFit) throw new InvalidInputError(field, `must be ${must}`);
};

/**
 * Makes what `retryOnDisconnect` is: a function from a turn to the turn that is gone on with.
 *
 * @throws InvalidInputError at once, naming the field.
 */
export const createRetry = <O extends ObservableInput<unknown> = never>({
  attempts = 5,
  initialDelay = 500,
  maxDelay = 30_000,
  maxElapsed = Infinity,
  maxRetryAfter = 300_000,
  // eslint-disable-next-line no-restricted-properties -- the default; it can be passed in
  random = Math.random,
  scheduler = asyncScheduler,
  resume,
  replay = false,
  onRetry,
}: RetryOnDisconnectConfig<O>) => {
  const isCount = Number.isInteger(attempts) || attempts === Infinity;
  check('attempts', isCount && attempts >= 0, 'a whole number of at least 0, or Infinity');
  for (const [field, ms] of Object.entries({ initialDelay, maxDelay, maxRetryAfter })) {
    check(field, Number.isFinite(ms) && ms >= 0, 'a finite number of ms, at least 0');
  }
  check('maxElapsed', maxElapsed >= 0, 'a number of ms, at least 0');
  const times = { initialDelay, maxDelay, maxElapsed, maxRetryAfter };
  const mayRunTwice = typeof replay === 'function' ? replay : () => replay;

  return <T>(source: Observable<T>, watcher?: RetryWatcher): Observable<T | ObservedValueOf<O>> =>
    defer(() => {
      const backoff = createBackoff({ attempts, ...times, random, scheduler });
      let connect: () => Observable<T> | O = () => source;
      let hasDelivered = false;
      /** Whether `connect` asks for one turn under its key, and not for a new one. */
      let isRepeat = false;
      /** Where the turn was cut, once it is attached to. */
      let cut: DisconnectError<T> | undefined;
      let retryField: number | undefined;

      /** What to connect to after `error`; nothing where that could run the turn twice. */
      const wayOn = (error: StreamError): typeof connect | undefined => {
        if (isDisconnectOf(error, source)) {
          retryField = error.retryAfter ?? retryField;
          if (resume !== undefined) {
            // An attachment that gave nothing, not even a cursor, has moved nothing.
            const place = hasDelivered || error.cursor !== undefined ? error : (cut ?? error);
            cut = place;
            return () => resume(place);
          }
          if (error.resume !== undefined) {
            cut = error;
            return error.resume;
          }
        }
        if (hasDelivered) return undefined;
        if (cut !== undefined) return mayAttachAgain(error) ? connect : undefined;
        const repeat = isRepeat ? undefined : repeatOf(error, source);
        if (repeat !== undefined) {
          isRepeat = true;
          return repeat;
        }
        const isSafe = isRepeat ? mayAttachAgain(error) : error.safeToResend;
        return isSafe || (mayReplay(error) && mayRunTwice(error)) ? connect : undefined;
      };

      const connection = defer(() => {
        hasDelivered = false;
        return connect();
      });
      const begin = defer(() => {
        watcher?.onConnect();
        return [];
      });
      // Who is told may leave at once: then nothing connects.
      return (
        watcher === undefined ? connection : inTurn<T | ObservedValueOf<O>>(begin, connection)
      ).pipe(
        // Not `tap`: bundles have `map` anyway, for `concatMap` needs it, and `tap` is 150 B more.
        map((value) => {
          if (isOpenEvent(value)) return value;
          hasDelivered = true;
          backoff.reset();
          return value;
        }),
        retry({
          delay: (error: unknown) => {
            if (!isStreamError(error)) return throwError(() => error);
            const way = wayOn(error);
            const asked = 'retryAfter' in error ? (error.retryAfter ?? retryField) : retryField;
            const wait = way && backoff.next(asked);
            if (way === undefined || wait === undefined) return throwError(() => error);
            const attempt = { ...wait, error };
            onRetry?.(attempt);
            watcher?.onWait(attempt);
            connect = way;
            return timer(wait.delay, scheduler);
          },
        }),
      );
    });
};
