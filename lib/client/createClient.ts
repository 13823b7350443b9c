import { Observable } from 'rxjs';
import type { Subscriber } from 'rxjs';
import type { Trace } from '../protocol/Trace';
import type { TurnEvent } from '../protocol/TurnEvent';
import { checkConfig } from './checkConfig';
import type { ClientConfig, ClientTurn } from './ClientConfig';
import { iterateTurn } from './iterateTurn';
import { prepareTurn } from './prepareTurn';
import { runTurn } from './runTurn';

/** What {@link createClient} makes. Its functions stand alone: `const { interact } = client` works. */
export interface Client {
  /**
   * One turn as a cold Observable: each subscription is one POST, and its unsubscription aborts it.
   *
   *     subscribe ^
   *     wire      ---[trace 1]--[trace 2][trace 3]--[end 4]
   *     result    ---t----------(tt)-----------------|
   *
   * It completes after the `end` event, and only then; the connection may stay open for a second
   * more, so that the next turn can use it. It is an `Agent`: the project it talks to is the
   * client's own, never the one of the turn it is given.
   *
   * @throws InvalidInputError at once, where the turn cannot be sent as it is.
   *
   * Errors with a `StreamError`: `ConnectError`, `ResponseError`, `ProtocolError`, `DecodeError`,
   * `AgentError`, `EventTooLargeError`, `TimeoutError`, `DisconnectError` or `AbortError`.
   */
  readonly interact: (turn: ClientTurn) => Observable<Trace>;

  /** The same turn with all its events: traces, the state where it was asked for, and the end. */
  readonly events: (turn: ClientTurn) => Observable<TurnEvent>;

  /**
   * The same turn for `for await`. Reading stops while the body of the loop waits, so that a slow
   * consumer slows the socket and not the heap; leaving the loop aborts the turn, also while it
   * waits. Each loop is one POST.
   *
   * It throws what `interact` errors with, after the traces that came before; an `AbortError` at
   * once.
   */
  readonly iterate: (turn: ClientTurn) => AsyncIterable<Trace>;
}

/**
 * Makes a client of one project.
 *
 * @throws InvalidInputError at once, naming the field: an empty key, one with `Bearer `, a bad URL,
 * a project id of `.` or `..`, a timeout that is not above 0.
 *
 * @example
 * ```ts
 * import { action, createClient } from 'voiceflow-rx';
 *
 * const client = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * client
 *   .interact({ userID: 'ada', action: action.launch(), completionEvents: true })
 *   .subscribe((trace) => {
 *     if (trace.type === 'text') console.log(trace.payload.message);
 *   });
 * ```
 */
export const createClient = (config: ClientConfig): Client => {
  const root = checkConfig(config);

  const observe =
    <A>(deliver: (event: TurnEvent, subscriber: Subscriber<A>) => void) =>
    (input: ClientTurn): Observable<A> => {
      const turn = prepareTurn(root, config, input);
      return new Observable<A>((subscriber) =>
        runTurn(turn, {
          event: (event) => deliver(event, subscriber),
          error: (error) => subscriber.error(error),
          end: () => subscriber.complete(),
        }),
      );
    };

  return {
    interact: observe<Trace>((event, subscriber) => {
      if (event.event === 'trace') subscriber.next(event.trace);
    }),
    events: observe<TurnEvent>((event, subscriber) => subscriber.next(event)),
    iterate: (input) => {
      const turn = prepareTurn(root, config, input);
      return { [Symbol.asyncIterator]: () => iterateTurn(turn) };
    },
  };
};
