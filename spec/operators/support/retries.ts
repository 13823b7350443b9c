import { catchError, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RetryOnDisconnectConfig, Trace } from '../../../lib';
import { DisconnectError, isDisconnectError, retryOnDisconnect } from '../../../lib';
import type { ClientConfig } from '../../../lib/client/ClientConfig';
import { ada, connectTo } from '../../client/support/connectTo';
import { createClock } from '../../support/createClock';
import { flush } from '../../support/flush';
import { endFrame, textFrame } from '../../support/frames';
import { spyOn } from '../../../lib/testing';
import { scriptedFetch } from '../../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../../lib/testing/fakes/Exchange';

/** What the server does with one POST. */
export type Play = (exchange: Exchange) => void;

/** The turn is answered: one text, and the end. */
const answer: Play = ({ respond, send }) => {
  respond();
  send(textFrame(1, 'a'), endFrame(2));
};

/** The request fails with a cause of this code, or with none. */
export const refuse =
  (code?: string): Play =>
  (exchange) => {
    const cause = code === undefined ? {} : { cause: Object.assign(new Error(code), { code }) };
    exchange.refuse(new TypeError('fetch failed', cause));
  };

/** The response is a refusal. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Play =>
  ({ respond }) =>
    respond({ status: code, headers, body: null });

/** The response is a stream of these chunks, and goes on. */
export const stream =
  (...chunks: readonly string[]): Play =>
  ({ respond, send }) => {
    respond();
    send(...chunks);
  };

/** The response is a stream of these chunks, and closes. */
export const cut =
  (...chunks: readonly string[]): Play =>
  (exchange) => {
    stream(...chunks)(exchange);
    exchange.close();
  };

/** The response is a stream of these chunks, and breaks. */
export const reset =
  (...chunks: readonly string[]): Play =>
  (exchange) => {
    stream(...chunks)(exchange);
    setImmediate(() => exchange.reset(new TypeError('terminated')));
  };

/** Nothing comes. */
export const silence: Play = () => undefined;

/** Gives the cuts of a turn a `resume`, as a server that offers it does. */
export const resuming =
  (rest: () => Observable<Trace>) =>
  (turn: Observable<Trace>): Observable<Trace> =>
    turn.pipe(
      catchError((error: unknown) =>
        throwError(() =>
          isDisconnectError(error)
            ? new DisconnectError({
                phase: error.phase,
                received: error.received,
                cursor: error.cursor,
                resume: rest,
              })
            : error,
        ),
      ),
    );

/** One turn under the operator, and the server that it talks to. */
export interface Case {
  /** What the server does with each POST, in turn; then it answers. */
  readonly plays: readonly Play[];
  readonly client?: Partial<ClientConfig>;
  readonly retry?: RetryOnDisconnectConfig;
  /** Stands between the turn and the operator. */
  readonly between?: (turn: Observable<Trace>) => Observable<Trace>;
}

/** What comes of a turn, which has half a virtual minute; and that nothing comes later. */
export const outcomeOf = async ({ plays, client, retry, between = (turn) => turn }: Case) => {
  const clock = createClock();
  const { scheduler } = clock;
  const server = scriptedFetch({
    script: (exchange, index) => (plays[index] ?? answer)(exchange),
  });
  const turn = between(connectTo(server, { scheduler, ...client }).interact(ada));
  const recording = spyOn(turn.pipe(retryOnDisconnect({ scheduler, random: () => 0.5, ...retry })));
  await flush();
  const isOver = () => recording.completed || recording.errors.length > 0;
  // In steps shorter than any timeout, so that an answer has the time to come.
  for (let step = 0; step < 600 && !isOver(); step += 1) await clock.advance(50);
  await clock.advance(600_000);
  const { values, errors, completed } = recording;
  return {
    posts: server.exchanges.map(({ init }) => init.method),
    messages: values.map((trace) => (trace.type === 'text' ? trace.payload.message : trace.type)),
    errors,
    completed,
    timers: clock.timers(),
  };
};
