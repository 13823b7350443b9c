import type { Observable } from 'rxjs';
import { ProtocolError } from '../../errors/ProtocolError';
import { TimeoutError } from '../../errors/TimeoutError';
import type { TurnEvent } from '../../protocol/TurnEvent';
import { sendRequest } from '../request/sendRequest';
import { drainBody } from '../response/drainBody';
import { isEventStream } from '../response/isEventStream';
import { createEventReader } from './createEventReader';
import { createFailures } from './createFailures';
import type { PreparedTurn } from './prepareTurn';
import { readHead } from './readHead';
import { runCall } from './runCall';
import { requestAt } from './TurnPlace';
import type { TurnPlace } from './TurnPlace';

/** Where the events of a turn go. After `error` or `end` nothing more comes. */
export interface TurnSink {
  readonly event: (event: TurnEvent) => void;
  readonly error: (error: unknown) => void;
  readonly end: () => void;
  /** Makes the rest of the turn after a place, for the `resume` of an error. */
  readonly goOn: (place: TurnPlace) => Observable<unknown>;
  /** Asked after each chunk; nothing more is read before it resolves. */
  readonly ready?: () => Promise<void> | undefined;
}

/**
 * Runs one connection of a turn: one request, one reader, every event given to `sink` in the task
 * in which its last byte came.
 *
 * @returns The teardown: aborts the request and cancels the reader, at any moment.
 */
export const runTurn = ({ settings, place: begin }: PreparedTurn, sink: TurnSink): (() => void) =>
  runCall(settings, sink.error, (call) => {
    const { keys, redactor, scheduler, timeouts } = settings;
    const { close, failAfter, hangUp, isOver, onHangUp, signal } = call;
    const place = { ...begin };
    const { cut, late, refused, unanswered } = createFailures(settings, place, sink.goOn);

    const parser = createEventReader(settings, place, call, (event) => {
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
    });

    const connect = async (): Promise<Response> => {
      try {
        if (place.body !== undefined && place.key === undefined) {
          const key = keys.make(redactor);
          // No `await` where there is nothing to wait for: the request leaves in this task.
          place.key = typeof key === 'object' ? await key : key;
        }
        return await sendRequest(settings, requestAt(place), signal);
      } catch (error) {
        throw unanswered(error);
      }
    };

    const bytesOf = (result: ReadableStreamReadResult<Uint8Array>): Uint8Array => {
      if (result.done) throw cut('closed');
      // Bodies made by hand, of strings, are common in tests.
      if (!ArrayBuffer.isView(result.value)) throw new ProtocolError('The body must be of bytes');
      return result.value;
    };

    const connecting = failAfter(timeouts.connect, late);
    const firstTrace = failAfter(timeouts.firstTrace, (ms) => new TimeoutError('firstTrace', ms));

    return async () => {
      const response = await connect();
      connecting.unsubscribe();
      if (response.status === 204 && place.body === undefined) {
        // Nothing comes after the cursor. Who began with it has had the end; who was cut has not.
        if (place.received > 0 || place.cursor === undefined) {
          throw new ProtocolError('The turn is over, and its end was not given');
        }
        if (!isOver()) sink.event(readHead(settings, place, response));
        close(sink.end);
        return;
      }
      if (!isEventStream(response)) {
        // No trace will come; why not is worth the wait.
        firstTrace.unsubscribe();
        throw await refused(response, signal);
      }
      const body = response.body.getReader();
      // It rejects where the abort has broken the body already: then there is nothing to cancel.
      // A `fetch` that does not heed its signal comes back after the teardown.
      onHangUp(() => void body.cancel().catch(() => undefined));
      if (!isOver()) sink.event(readHead(settings, place, response));
      // In one function: a promise more for each chunk is a tenth of what a short one costs.
      while (!isOver()) {
        const idle = failAfter(timeouts.idle, () => cut('idle'));
        let result: ReadableStreamReadResult<Uint8Array>;
        try {
          result = await body.read();
        } catch (cause) {
          throw cut('reset', cause);
        } finally {
          idle.unsubscribe();
        }
        const chunk = bytesOf(result);
        if (!isOver()) parser.push(chunk);
        const pause = isOver() ? undefined : sink.ready?.();
        if (pause !== undefined) await pause;
      }
      if (!signal.aborted) await drainBody(body, scheduler, hangUp);
    };
  });
