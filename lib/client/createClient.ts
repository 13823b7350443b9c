import { Observable } from 'rxjs';
import type { Subscriber } from 'rxjs';
import type { Trace } from '../protocol/Trace';
import type { TurnEvent } from '../protocol/TurnEvent';
import type { CancelOptions, ClientAttachment, ClientConfig, ClientTurn } from './ClientConfig';
import { checkConfig } from './config/checkConfig';
import { checkTurnURL } from './config/checkTurnURL';
import { createSettings } from './config/createSettings';
import { createTurnKeys } from './config/createTurnKeys';
import { cancelTurn } from './turn/cancelTurn';
import { iterateTurn } from './turn/iterateTurn';
import { prepareAttachment, prepareTurn } from './turn/prepareTurn';
import type { PreparedTurn } from './turn/prepareTurn';
import { runTurn } from './turn/runTurn';

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
   * Where the server keeps the turn, unsubscribing alone may not stop it: see `cancel`. A
   * `DisconnectError` then has `resume`, which goes on with the turn after what was delivered, any
   * number of times; so does the error of a request that failed, where the server knows the turn by
   * its key (`idempotencyKey`). Other servers let go of a turn when it is cut.
   *
   * @throws InvalidInputError at once, where the turn cannot be sent as it is.
   *
   * Errors with a `StreamError`: `ConnectError`, `ResponseError`, `ProtocolError`, `DecodeError`,
   * `AgentError`, `EventTooLargeError`, `TimeoutError`, `DisconnectError` or `AbortError`; of a
   * server that keeps the turn also `StreamGapError`, `ResumeExpiredError`, `TurnLostError` or
   * `TurnCancelledError`. With an `InvalidInputError` where a function of the configuration gives
   * what cannot be sent.
   */
  readonly interact: (turn: ClientTurn) => Observable<Trace>;

  /**
   * The same turn with all its events: `open` at the head of each response, which says whether and
   * where the turn can be gone on with; traces; the state where it was asked for; and the end.
   *
   * An `open` is none of the turn's own events, and counts nowhere as received.
   */
  readonly events: (turn: ClientTurn) => Observable<TurnEvent>;

  /**
   * The same turn for `for await`. Reading stops while the body of the loop waits, so that a slow
   * consumer slows the socket and not the heap; leaving the loop aborts the turn, also while it
   * waits. Each loop is one POST.
   *
   * It throws what `interact` errors with, after the traces that came before; an `AbortError` at
   * once. The `resume` of its errors is an Observable.
   */
  readonly iterate: (turn: ClientTurn) => AsyncIterable<Trace>;

  /**
   * Goes on with a turn that a server keeps, after the event that was given last: when a page was
   * loaded again, say. It may run still, or be over; another client may be attached to it as well.
   * Each subscription is one GET, which runs nothing and can be repeated.
   *
   * It is received, and cut, as in `interact`. A turn that the server does not know is a
   * `ResponseError` 404; one whose events it has let go of is a `ResumeExpiredError`.
   *
   * @throws InvalidInputError at once, for a URL that is not under the root of this client, since
   * the key must not go elsewhere, and for a cursor that is no id.
   */
  readonly attach: (turn: ClientAttachment) => Observable<Trace>;

  /** The same with all events and their ids, as `events`: the last `id` is the next `cursor`. */
  readonly attachEvents: (turn: ClientAttachment) => Observable<TurnEvent>;

  /**
   * Ends a turn that a server keeps, whoever is attached to it: for a Stop button. Those get a
   * `TurnCancelledError`. Emits `'cancelled'`, or `'over'` where the turn had ended before, and
   * completes.
   *
   * Each subscription is one DELETE, which can be repeated: a turn is cancelled once. Unsubscribing
   * aborts the request, and may come too late for the turn. Of the timeouts `connect` counts; the
   * body of the answer is waited for for a second.
   *
   * @param turnURL - What an `open` event said.
   * @throws InvalidInputError at once, for a URL that is not under the root of this client.
   *
   * Errors with a `ConnectError`, `ResponseError`, `ProtocolError`, `TimeoutError` or `AbortError`.
   */
  readonly cancel: (turnURL: string, options?: CancelOptions) => Observable<'cancelled' | 'over'>;
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
  const base = { config, root, keys: createTurnKeys(root, config) };

  const observe = <A>(deliver: (event: TurnEvent, subscriber: Subscriber<A>) => void) => {
    const run = (turn: PreparedTurn): Observable<A> =>
      new Observable<A>((subscriber) =>
        runTurn(turn, {
          event: (event) => deliver(event, subscriber),
          error: (error) => subscriber.error(error),
          end: () => subscriber.complete(),
          goOn: (place) => run({ settings: turn.settings, place }),
        }),
      );
    return run;
  };
  const traces = observe<Trace>((event, subscriber) => {
    if (event.event === 'trace') subscriber.next(event.trace);
  });
  const events = observe<TurnEvent>((event, subscriber) => subscriber.next(event));

  return {
    interact: (turn) => traces(prepareTurn(base, turn)),
    events: (turn) => events(prepareTurn(base, turn)),
    iterate: (input) => {
      const turn = prepareTurn(base, input);
      const goOn = (place: PreparedTurn['place']) => traces({ settings: turn.settings, place });
      return { [Symbol.asyncIterator]: () => iterateTurn(turn, goOn) };
    },
    attach: (turn) => traces(prepareAttachment(base, turn)),
    attachEvents: (turn) => events(prepareAttachment(base, turn)),
    cancel: (turnURL, options = {}) =>
      cancelTurn(createSettings(base, options), checkTurnURL(root, turnURL)),
  };
};
