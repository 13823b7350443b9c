import { Subscription } from 'rxjs';
import type { Observable, SchedulerAction, SchedulerLike } from 'rxjs';
import { formatComment } from '../../wire/formatComment';
import { subscribeWithin } from '../subscribeWithin';
import { utf8 } from '../utf8';

/** What one body says, and to whom. */
export interface EventBody<T> {
  /** What it says; it ends with it. */
  readonly values$: Observable<T>;
  /** One of them, as it is written. */
  readonly format: (value: T) => string;
  /** Whom it answers: it ends when the request's signal says that the client has gone. */
  readonly request: Request;
  /** Called once when the body is over, however it ends; also where it was never read. */
  readonly onClose: () => void;
}

/** How bodies are written. */
export interface EventBodyConfig {
  readonly scheduler: SchedulerLike;
  /** In ms of silence. */
  readonly heartbeatInterval: number;
  /** In bytes that wait to be read. */
  readonly maxBufferedBytes: number;
}

/** What is due next: to wait for a task, to subscribe, or a look whether all is silent. */
type Step = 'open' | 'run' | 'beat';

/**
 * How much of one synchronous run is one chunk, in UTF-16 code units. An agent that says 50,000
 * traces at once would make a rope of them all, which the garbage collector has to carry: by the
 * section `server` of the benchmark that takes half as long again.
 */
const chunkSize = 65_536;

/** Has `desiredSize` be what waits to be read, in bytes below zero. */
const whatWaits: QueuingStrategy<Uint8Array> = {
  highWaterMark: 0,
  size: ({ byteLength }) => byteLength,
};

/**
 * A body of events for a Response, which the reader pulls along.
 *
 * It opens with an empty line, and subscribes to `values$` in a later task once someone reads on:
 * so the head of the response is out before the agent does any work. What comes in one synchronous
 * run is one chunk. Without a reader nothing runs; a reader that cancels unsubscribes. When the
 * client goes the body just ends, and errors where its reader is too slow or `values$` errors.
 */
export const createEventBody = <T>(
  { format, onClose, request, values$ }: EventBody<T>,
  { heartbeatInterval, maxBufferedBytes, scheduler }: EventBodyConfig,
): ReadableStream<Uint8Array> => {
  const turn = new Subscription();
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  let started = false;
  let pending = '';
  /** How many bytes may wait beside those that do. At least: what was read since is not in it. */
  let room = maxBufferedBytes;
  let lastWrite = 0;

  const stop = () => {
    turn.unsubscribe();
    // After what the turn held: it may let the next one run.
    onClose();
  };

  const cut = (reason: unknown) => {
    if (turn.closed) return;
    stop();
    body?.error(reason);
  };

  /** To error a body that nobody reads any more would only make an adapter log it. */
  const leave = () => {
    if (turn.closed) return;
    stop();
    body?.close();
  };

  const flush = () => {
    if (pending === '' || turn.closed) return;
    const bytes = utf8.encode(pending);
    body?.enqueue(bytes);
    room -= bytes.length;
    pending = '';
    lastWrite = scheduler.now();
  };

  const write = (frame: string): void => {
    if (pending === '') queueMicrotask(flush);
    pending += frame;
    if (pending.length >= chunkSize) flush();
    // What is pending is counted in characters: for a moment up to three times as many bytes.
    if (pending.length <= room) return;
    room = maxBufferedBytes + (body?.desiredSize ?? 0);
    if (pending.length > room) cut(new Error('The reader is too slow (maxBufferedBytes)'));
  };

  const finish = () => {
    flush();
    leave();
  };

  /** All that a turn does with time. It holds one action: what it keeps counts a thousand times. */
  function act(this: SchedulerAction<Step>, step: Step = 'open') {
    if (step === 'open') {
      // One task more: an adapter may hold the head back for one, to see whether more comes.
      this.unsubscribe();
      turn.add(scheduler.schedule(act, 0, 'run'));
      return;
    }
    if (step === 'run') {
      lastWrite = scheduler.now();
      this.schedule('beat', heartbeatInterval);
      const next = (value: T) => write(format(value));
      subscribeWithin(turn, values$, { next, complete: finish, error: cut });
      return;
    }
    const rest = heartbeatInterval - (scheduler.now() - lastWrite);
    if (rest <= 0) write(formatComment('heartbeat'));
    this.schedule('beat', rest <= 0 ? heartbeatInterval : rest);
  }

  request.signal.addEventListener('abort', leave);
  // This holds the request too: Node forgets to abort the signal of one that was collected.
  turn.add(() => request.signal.removeEventListener('abort', leave));

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        body = controller;
        controller.enqueue(utf8.encode('\n'));
        if (request.signal.aborted) leave();
      },
      pull: () => {
        if (started) return;
        started = true;
        turn.add(scheduler.schedule(act));
      },
      cancel: () => {
        if (!turn.closed) stop();
      },
    },
    whatWaits,
  );
};
