import type { Observable, ObservableInput, ObservedValueOf } from 'rxjs';
import { createRetry } from '../support/failures/createRetry';
import type { RetryOnDisconnectConfig } from './RetryOnDisconnectConfig';

/**
 * Goes on with a turn after a failure, and never runs it twice unasked.
 *
 *     source   --a--b--#
 *     resume             --c--|         4 ms at most, by chance 2
 *              retryOnDisconnect({ initialDelay: 4, random: () => 0.5 })
 *     result   --a--b------c--|
 *
 * - A `DisconnectError` with `resume` is gone on with by `resume()`, which attaches to the turn where
 *   it was cut.
 * - A `ConnectError`, `TimeoutError` or `ResponseError` with `resume` is gone on with by that, while
 *   nothing was delivered: it asks for the same turn again under its idempotency key.
 * - Neither runs anything twice. From then on the source is not subscribed to again, which would send
 *   another turn; what fails before it delivered anything is tried again, where that may mend it (no
 *   response, 408, 409, 425, 429, 5xx).
 * - An error that says `safeToResend` subscribes to the source again, while nothing was delivered.
 * - Any other error passes through at once. A cut turn that cannot be resumed is one: its error
 *   says what was received, and the turn may still be running.
 *
 * It waits `random() * min(maxDelay, initialDelay * 2 ** (attempt - 1))` ms above what the server
 * asks for: the error's `retryAfter`, else the last `retry:` of the turn. Each trace gives all
 * attempts back; a connection alone does not, nor does its `open` event. Traces pass at once, nothing
 * is held. Given up, it errors with the newest failure. Unsubscribing ends the wait, and nothing more
 * is sent; a `signal` of the turn that is aborted meanwhile ends it after the wait, and nothing is
 * sent either.
 *
 * Put it first in the pipe of one turn: what `resume()` emits comes past the operators that stand
 * before it, and of two turns in a row only the one that was cut would be gone on with.
 *
 * @see `connectionStatus`, which tells of all this for a status line.
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
export const retryOnDisconnect = <O extends ObservableInput<unknown> = never>(
  config: RetryOnDisconnectConfig<O> = {},
) => {
  const retry = createRetry(config);
  return <T>(source: Observable<T>): Observable<T | ObservedValueOf<O>> => retry(source);
};
