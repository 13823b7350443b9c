import { defer, tap } from 'rxjs';
import type { Observable, ObservableInput, ObservedValueOf } from 'rxjs';
import type { StreamError } from '../../errors/StreamError';
import type { RetryOnDisconnectConfig } from '../../operators/failures/RetryOnDisconnectConfig';
import { createRetry } from '../../operators/support/failures/createRetry';
import { createTeller } from './createTeller';

/** How the connection of a turn is: see {@link connectionStatus}. */
export type ConnectionStatus =
  /** A connection begins: the first, or one after a wait. */
  | { readonly status: 'connecting' }
  /** It stands: the response head has come, or the first value where the turn does not tell of it. */
  | { readonly status: 'open' }
  /** It failed; after the wait it is `connecting` again. */
  | {
      readonly status: 'reconnecting';
      /** Which attempt it will be since the last trace, from 1. */
      readonly attempt: number;
      /** How long it waits first, in ms. */
      readonly delay: number;
      /** What failed. */
      readonly cause: StreamError;
    }
  /** The turn is whole; or it was left: unsubscribed from before its end. */
  | { readonly status: 'closed'; readonly outcome: 'completed' | 'left' }
  /** The turn failed, and was not gone on with. */
  | {
      readonly status: 'closed';
      readonly outcome: 'failed';
      /** What the turn errors with: a `StreamError`, or what a callback threw. */
      readonly error: unknown;
    };

/** A turn, and how its connection is. */
export interface WatchedTurn<T> {
  /** The turn: cold, and gone on with. Subscribe to this one. */
  readonly turn$: Observable<T>;
  /** Tells of it: the present status at once, then each change. It runs nothing, and never ends. */
  readonly status$: Observable<ConnectionStatus>;
}

/**
 * Puts a turn through `retryOnDisconnect`, and tells how its connection is: for a status line.
 *
 *     source    --a--#
 *     resume             --b|           4 ms at most, by chance 2
 *               connectionStatus(source, { initialDelay: 4, random: () => 0.5 })
 *     turn$     --a------b|
 *     status$   c-o--r-c-ox             connecting, open, reconnecting, closed
 *
 * - It gives two streams, since a status that ran the turn by itself would run it twice. `status$`
 *   runs nothing, and emits nothing before `turn$` is subscribed to; who comes late is told the
 *   present status.
 * - `turn$` is the turn under `retryOnDisconnect(config)`, which `onRetry` still hears of: the same
 *   values, completion and errors, at the same times.
 * - A status is told in the same task as what it tells of, and just before it: `open` before the
 *   value that proves it, `closed` before the completion or the error. `events` of a client proves it
 *   by its `open` event, `interact` by its first trace.
 * - Each subscription to `turn$` is a run of its own. `status$` tells of the newest one.
 *
 * @throws InvalidInputError at once, naming the field.
 *
 * @example
 * A component of Angular; its template has `{{ line$ | async }}` and `{{ text$ | async }}`.
 * ```ts
 * import { map, scan } from 'rxjs';
 * import { action, connectionStatus, createClient, filterTraceType } from 'voiceflow-rx';
 * import type { ConnectionStatus } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ baseURL: 'https://agent.example', projectID: 'p1' });
 *
 * const lineOf = (now: ConnectionStatus): string => {
 *   switch (now.status) {
 *     case 'connecting':
 *       return 'Connecting…';
 *     case 'open':
 *       return 'Connected';
 *     case 'reconnecting':
 *       return `Connection lost; attempt ${now.attempt} in ${Math.ceil(now.delay / 1000)} s`;
 *     case 'closed':
 *       return now.outcome === 'failed' ? 'The answer broke off' : '';
 *   }
 * };
 *
 * class Answer {
 *   private readonly answer = connectionStatus(
 *     interact({ userID: 'ada', action: action.text('Where is my bag?') }),
 *   );
 *   readonly line$ = this.answer.status$.pipe(map(lineOf));
 *   readonly text$ = this.answer.turn$.pipe(
 *     filterTraceType('text'),
 *     scan((text, trace) => `${text} ${trace.payload.message}`, ''),
 *   );
 * }
 * ```
 */
export const connectionStatus = <T, O extends ObservableInput<unknown> = never>(
  turn$: Observable<T>,
  config: RetryOnDisconnectConfig<O> = {},
): WatchedTurn<T | ObservedValueOf<O>> => {
  const retry = createRetry(config);
  const { tell, told$ } = createTeller<ConnectionStatus>();
  let newest = 0;

  const watched$ = defer(() => {
    newest += 1;
    const run = newest;
    let last: ConnectionStatus['status'] | undefined;
    const say = (now: ConnectionStatus): void => {
      if (run !== newest || last === 'closed' || last === now.status) return;
      last = now.status;
      tell(now);
    };
    return retry(turn$, {
      onConnect: () => say({ status: 'connecting' }),
      onWait: ({ attempt, delay, error }) =>
        say({ status: 'reconnecting', attempt, delay, cause: error }),
    }).pipe(
      tap({
        next: () => say({ status: 'open' }),
        error: (error: unknown) => say({ status: 'closed', outcome: 'failed', error }),
        complete: () => say({ status: 'closed', outcome: 'completed' }),
        unsubscribe: () => say({ status: 'closed', outcome: 'left' }),
      }),
    );
  });
  return { turn$: watched$, status$: told$ };
};
