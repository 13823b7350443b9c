import type { Observable } from 'rxjs';
import {
  isConnectError,
  isDisconnectError,
  isResponseError,
  isTimeoutError,
} from '../../../lib/errors';
import type { Spy } from '../../../lib/testing';
import type { Exchange, ScriptedHead } from '../../../lib/testing/fakes/Exchange';
import { scriptedFetch } from '../../../lib/testing/fakes/scriptedFetch';
import { endFrame, text, textFrame } from '../../support/frames';

/** Where the turn of {@link durable} can be attached to. */
export const turnURL = 'http://agent.test/v2/project/p1/user/ada/interact/stream/t1';

/** The head of a response of a server that keeps its turns. */
export const durable: ScriptedHead = {
  headers: {
    'content-type': 'text/event-stream',
    'turn-url': 'stream/t1',
    'turn-on-disconnect': 'continue',
  },
};

/** A small turn as it stands on the wire, with text of more than one byte a character. */
export const frames = [textFrame(1, 'naïve'), textFrame(2, '😀'), textFrame(3, 'c'), endFrame(4)];

/** What that turn says. */
export const messages = [text('naïve'), text('😀'), text('c')];

/** What an attachment is answered: the events after its cursor. */
export const framesAfter = ({ headers }: Exchange): readonly string[] =>
  frames.slice(Number(headers.get('last-event-id') ?? 0));

/** Answers with what comes after the cursor: the first so many bytes of it, then a cut. */
export const cutAt = (exchange: Exchange, length = Infinity): void => {
  exchange.respond(durable);
  const body = new TextEncoder().encode(framesAfter(exchange).join(''));
  exchange.send(body.subarray(0, length));
  if (length < body.length) exchange.close();
};

/** A server that cuts each connection after so many bytes; from then on none. */
export const cutting = (...lengths: readonly number[]) =>
  scriptedFetch({ script: (exchange, index) => cutAt(exchange, lengths[index]) });

/** The error that a stream ended with. */
export const errorOf = ({ errors }: Spy<unknown>): unknown => {
  expect(errors).toHaveLength(1);
  return errors[0];
};

/** The rest of a turn, as the error of a stream offers it; `undefined` where it does not. */
export const resumeOf = (spy: Spy<unknown>): Observable<unknown> | undefined => {
  const error = errorOf(spy);
  return isDisconnectError(error) ||
    isConnectError(error) ||
    isResponseError(error) ||
    isTimeoutError(error)
    ? error.resume?.()
    : undefined;
};

/** The same, which must be there. */
export const restOf = (spy: Spy<unknown>): Observable<unknown> => {
  const rest = resumeOf(spy);
  if (rest === undefined) throw new Error(`Nothing goes on after ${String(errorOf(spy))}`);
  return rest;
};
