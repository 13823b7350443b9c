import { asyncScheduler, defer, retry, tap, throwError, timer } from 'rxjs';
import type { Observable, ObservableInput, ObservedValueOf, SchedulerLike } from 'rxjs';
import type { DisconnectError } from '../../errors/DisconnectError';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { isStreamError } from '../../errors/StreamError';
import type { StreamError } from '../../errors/StreamError';
import { createBackoff } from '../support/failures/createBackoff';
import { isDisconnectOf } from '../support/failures/isDisconnectOf';
import { mayAttachAgain, mayReplay } from '../support/failures/mendable';

/** What {@link retryOnDisconnect} tells before it waits. */
export interface RetryAttempt {
  /** Which attempt it will be since the last trace, from 1. */
  readonly attempt: number;
  /** How long it waits first, in ms. */
  readonly delay: number;
  /** What failed. */
  readonly error: StreamError;
}

/** How {@link retryOnDisconnect} waits, and where it goes on. */
export interface RetryOnDisconnectConfig<O extends ObservableInput<unknown> = never> {
  /** Attempts with no trace between them: a whole number or `Infinity`. Default: 5. */
  readonly attempts?: number;
  /** The most that is waited by chance before the first attempt, in ms; then doubling. Default: 500. */
  readonly initialDelay?: number;
  /** The most that is waited by chance before any attempt, in ms. Default: 30,000. */
  readonly maxDelay?: number;
  /**
   * No attempt begins later than this after the first failure since the last trace, in ms; where
   * the wait would pass it, the error comes at once. Default: no limit.
   */
  readonly maxElapsed?: number;
  /** The most that is waited because the server asks for it, in ms. Default: 300,000. */
  readonly maxRetryAfter?: number;
  /** From 0 to 1: how much of the wait by chance it is. Default: `Math.random`. */
  readonly random?: () => number;
  /** The clock of the waits. Default: RxJS's `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /**
   * The rest of the turn after `error.cursor`, in place of `error.resume()`. It must not send the
   * turn again, nor repeat what was received. What it throws counts as a failed attachment.
   * Default: `error.resume()`, where the server offers it.
   */
  readonly resume?: (error: DisconnectError) => O;
  /**
   * Sends a turn again that may have run, while nothing of it has been delivered. It can run the
   * turn twice: the conversation advances twice, and what the agent books or pays, it does twice.
   *
   * A function is asked for a `ConnectError`, a `TimeoutError`, a `DisconnectError` without
   * `resume`, and a `ResponseError` of 408 or 5xx; other failures are never replayed.
   * Default: `false`.
   */
  readonly replay?: boolean | ((error: StreamError) => boolean);
  /** Is told of each attempt, before the wait. What it throws errors the stream. */
  readonly onRetry?: (retry: RetryAttempt) => void;
}

const check = (field: string, isFit: boolean, must: string): void => {
  if (!isFit) throw new InvalidInputError(field, `must be ${must}`);
};

/**
 * Goes on with a turn after a failure, and never runs it twice unasked.
 *
 *     source   --a--b--#
 *     resume             --c--|         4 ms at most, by chance 2
 *              retryOnDisconnect({ initialDelay: 4, random: () => 0.5 })
 *     result   --a--b------c--|
 *
 * - A `DisconnectError` with `resume` is gone on with by `resume()`. From then on the turn is not
 *   sent again. Attaching runs nothing: where it fails before it delivered anything, and another
 *   try may mend that (no response, 408, 409, 425, 429, 5xx), it is tried again.
 * - An error that says `safeToResend` subscribes to the source again, while nothing was delivered.
 * - Any other error passes through at once. A cut turn that cannot be resumed is one: its error
 *   says what was received, and the turn may still be running.
 *
 * It waits `random() * min(maxDelay, initialDelay * 2 ** (attempt - 1))` ms above what the server
 * asks for: the error's `retryAfter`, else the last `retry:` of the turn. Each trace gives all
 * attempts back; a connection alone does not. Traces pass at once, nothing is held. Given up, it
 * errors with the newest failure. Unsubscribing ends the wait, and nothing more is sent; a `signal`
 * of the turn that is aborted meanwhile ends it after the wait, and nothing is sent either.
 *
 * Put it first in the pipe of one turn: what `resume()` emits comes past the operators that stand
 * before it, and of two turns in a row only the one that was cut would be gone on with.
 *
 * @throws InvalidInputError at once, naming the field.
 *
 * @example
 * ```ts
 * import { action, createClient, retryOnDisconnect } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1' });
 * interact({ userID: 'ada', action: action.text('Hi') })
 *   .pipe(
 *     retryOnDisconnect({
 *       onRetry: ({ attempt, delay }) => console.log(`Attempt ${attempt} in ${delay} ms`),
 *     }),
 *   )
 *   .subscribe({
 *     next: (trace) => console.log(trace),
 *     error: (error: unknown) => console.error(error),
 *   });
 * ```
 */
export const retryOnDisconnect = <O extends ObservableInput<unknown> = never>({
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
}: RetryOnDisconnectConfig<O> = {}) => {
  const isCount = Number.isInteger(attempts) || attempts === Infinity;
  check('attempts', isCount && attempts >= 0, 'a whole number of at least 0, or Infinity');
  for (const [field, ms] of Object.entries({ initialDelay, maxDelay, maxRetryAfter })) {
    check(field, Number.isFinite(ms) && ms >= 0, 'a finite number of ms, at least 0');
  }
  check('maxElapsed', maxElapsed >= 0, 'a number of ms, at least 0');
  const times = { initialDelay, maxDelay, maxElapsed, maxRetryAfter };
  const mayRunTwice = typeof replay === 'function' ? replay : () => replay;

  return <T>(source: Observable<T>): Observable<T | ObservedValueOf<O>> =>
    defer(() => {
      const backoff = createBackoff({ attempts, ...times, random, scheduler });
      let connect: () => Observable<T> | O = () => source;
      let hasDelivered = false;
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
        return error.safeToResend || (mayReplay(error) && mayRunTwice(error)) ? connect : undefined;
      };

      return defer(() => {
        hasDelivered = false;
        return connect();
      }).pipe(
        tap(() => {
          hasDelivered = true;
          backoff.reset();
        }),
        retry({
          delay: (error: unknown) => {
            if (!isStreamError(error)) return throwError(() => error);
            const way = wayOn(error);
            const asked = 'retryAfter' in error ? (error.retryAfter ?? retryField) : retryField;
            const wait = way && backoff.next(asked);
            if (way === undefined || wait === undefined) return throwError(() => error);
            onRetry?.({ ...wait, error });
            connect = way;
            return timer(wait.delay, scheduler);
          },
        }),
      );
    });
};
