import { Subscription } from 'rxjs';
import { AbortError } from '../errors/AbortError';
import { DisconnectError } from '../errors/DisconnectError';
import { ProtocolError } from '../errors/ProtocolError';
import { TimeoutError } from '../errors/TimeoutError';
import type { TurnEvent } from '../protocol/TurnEvent';
import type { EventFailure } from '../protocol/v2/decodeEvent';
import { createEventParser } from '../wire/createEventParser';
import { drainBody } from './drainBody';
import { explainRefusal } from './response/explainRefusal';
import { isEventStream } from './response/isEventStream';
import type { PreparedTurn } from './prepareTurn';
import { readEvent } from './readEvent';
import { sendTurn } from './sendTurn';

/** Where the events of a turn go. After `error` or `end` nothing more comes. */
export interface TurnSink {
  readonly event: (event: TurnEvent) => void;
  readonly error: (error: unknown) => void;
  readonly end: () => void;
  /** Asked after each chunk; nothing more is read before it resolves. */
  readonly ready?: () => Promise<void> | undefined;
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Runs one turn: one request, one reader, every event given to `sink` in the task in which its
 * last byte came.
 *
 * @returns The teardown: aborts the request and cancels the reader, at any moment.
 */
export const runTurn = (turn: PreparedTurn, sink: TurnSink): (() => void) => {
  const { redactor, scheduler, timeouts, maxEventBytes } = turn;
  const controller = new AbortController();
  /** The timers and listeners of the turn; closed when the turn is over. */
  const watch = new Subscription();
  let reader: BodyReader | undefined;
  let received = 0;
  let cursor: string | undefined;
  /** What the server asks to wait after a cut, in ms. */
  let retryAfter: number | undefined;

  const hangUp = () => {
    controller.abort();
    // It rejects where the abort has broken the body already: then there is nothing to cancel.
    void reader?.cancel().catch(() => undefined);
  };

  const isOver = () => watch.closed;

  const close = (last: () => void) => {
    if (isOver()) return;
    watch.unsubscribe();
    last();
  };

  const fail = (error: unknown) => {
    close(() => {
      hangUp();
      sink.error(error);
    });
  };

  const cut = (phase: DisconnectError['phase'], cause?: unknown) =>
    new DisconnectError({
      phase,
      received,
      cursor: cursor === undefined ? cursor : redactor.text(cursor),
      retryAfter,
      cause: redactor.cause(cause),
    });

  const failAfter = (ms: number | undefined, error: (limit: number) => Error) => {
    if (ms === undefined) return Subscription.EMPTY;
    const timer = scheduler.schedule(() => fail(error(ms)), ms);
    watch.add(timer);
    return timer;
  };

  const deliver = (event: TurnEvent) => {
    if (event.event === 'end') {
      // Over before it is told: who unsubscribes on hearing of the end aborts nothing.
      close(() => {
        sink.event(event);
        sink.end();
      });
      return;
    }
    if (event.event === 'trace') firstTrace.unsubscribe();
    sink.event(event);
    received += 1;
    cursor = event.id ?? cursor;
  };

  const refuse = (failure: EventFailure) => {
    const isIssue =
      failure._tag === 'ProtocolError' || (failure._tag === 'DecodeError' && turn.skipInvalid);
    if (isIssue) turn.onIssue(failure);
    else fail(failure);
  };

  const parser = createEventParser({
    onEvent: (frame) => {
      const result = readEvent(frame, redactor);
      if (result._tag === 'Right') deliver(result.right);
      else refuse(result.left);
      // What else the chunk holds is nobody's any more.
      if (isOver()) parser.end();
    },
    onRetry: (ms) => {
      retryAfter = ms;
    },
    ...(maxEventBytes === undefined ? {} : { maxEventBytes }),
  });

  const read = async (body: BodyReader): Promise<Uint8Array> => {
    const idle = failAfter(timeouts.idle, () => cut('idle'));
    let result: ReadableStreamReadResult<Uint8Array>;
    try {
      result = await body.read();
    } catch (cause) {
      throw cut('reset', cause);
    } finally {
      idle.unsubscribe();
    }
    if (result.done) throw cut('closed');
    // Bodies made by hand, of strings, are common in tests.
    if (!ArrayBuffer.isView(result.value)) throw new ProtocolError('The body must be of bytes');
    return result.value;
  };

  const pump = async () => {
    const response = await sendTurn(turn, controller.signal);
    connecting.unsubscribe();
    if (!isEventStream(response)) {
      // No trace will come; why not is worth the wait.
      firstTrace.unsubscribe();
      throw await explainRefusal(response, turn, controller.signal);
    }
    const body = response.body.getReader();
    reader = body;
    // A `fetch` that does not heed its signal comes back after the teardown.
    if (isOver()) hangUp();
    while (!isOver()) {
      const chunk = await read(body);
      if (!isOver()) parser.push(chunk);
      const pause = isOver() ? undefined : sink.ready?.();
      if (pause !== undefined) await pause;
    }
    if (!controller.signal.aborted) await drainBody(body, scheduler, hangUp);
  };

  const connecting = failAfter(timeouts.connect, (ms) => new TimeoutError('connect', ms));
  const firstTrace = failAfter(timeouts.firstTrace, (ms) => new TimeoutError('firstTrace', ms));
  for (const signal of turn.signals) {
    const abort = () => fail(new AbortError({ cause: redactor.cause(signal.reason) }));
    signal.addEventListener('abort', abort);
    watch.add(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
  }
  if (!isOver()) void pump().catch(fail);
  return () => close(hangUp);
};
