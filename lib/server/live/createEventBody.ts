import { Subscription, takeWhile } from 'rxjs';
import type { Observable, SchedulerAction, SchedulerLike } from 'rxjs';
import { formatComment } from '../../wire/formatComment';

/** How {@link createEventBody} writes. */
export interface EventBodyConfig {
  /** Whom the body answers: it ends when the request's signal says that the client has gone. */
  readonly request: Request;
  readonly scheduler: SchedulerLike;
  /** In ms of silence. */
  readonly heartbeatInterval: number;
  /** In bytes that wait to be read. */
  readonly maxBufferedBytes: number;
  /** Called once when the body is over, however it ends; also where it was never read. */
  readonly onClose?: () => void;
}

/**
 * How much of one synchronous run is one chunk, in UTF-16 code units. An agent that says 50,000
 * traces at once would make a rope of them all, which the garbage collector has to carry: by the
 * section `server` of the benchmark that takes half as long again.
 */
const chunkSize = 65_536;

/**
 * A body of events for a Response, which the reader pulls along.
 *
 * It opens with an empty line, and subscribes to `frames$` in a later task once someone reads on:
 * so the head of the response is out before the agent does any work. What comes in one synchronous
 * run is one chunk. Without a reader nothing runs; a reader that cancels unsubscribes. When the
 * client goes the body just ends, and errors where its reader is too slow or `frames$` errors.
 */
export const createEventBody = (
  frames$: Observable<string>,
  { heartbeatInterval, maxBufferedBytes, onClose, request, scheduler }: EventBodyConfig,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const turn = new Subscription();
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  let started = false;
  let pending = '';
  let lastWrite = 0;

  const cut = (reason: unknown) => {
    if (turn.closed) return;
    turn.unsubscribe();
    body?.error(reason);
  };

  /** To error a body that nobody reads any more would only make an adapter log it. */
  const leave = () => {
    if (turn.closed) return;
    turn.unsubscribe();
    body?.close();
  };

  const flush = () => {
    if (pending === '' || turn.closed) return;
    body?.enqueue(encoder.encode(pending));
    pending = '';
    lastWrite = scheduler.now();
  };

  /** Whether there is room for more. */
  const write = (frame: string): boolean => {
    if (pending === '') queueMicrotask(flush);
    pending += frame;
    if (pending.length >= chunkSize) flush();
    // The high-water mark is 0, so the desired size is what waits, below zero. What is pending is
    // counted in characters: for a moment up to three times as many bytes.
    const waiting = pending.length - (body?.desiredSize ?? 0);
    if (waiting > maxBufferedBytes) cut(new Error('The reader is too slow (maxBufferedBytes)'));
    return !turn.closed;
  };

  const finish = () => {
    flush();
    leave();
  };

  function beat(this: SchedulerAction<void>) {
    const rest = heartbeatInterval - (scheduler.now() - lastWrite);
    if (rest <= 0) write(formatComment('heartbeat'));
    this.schedule(undefined, rest <= 0 ? heartbeatInterval : rest);
  }

  const run = () => {
    lastWrite = scheduler.now();
    turn.add(scheduler.schedule(beat, heartbeatInterval));
    turn.add(frames$.pipe(takeWhile(write)).subscribe({ complete: finish, error: cut }));
  };

  request.signal.addEventListener('abort', leave);
  // This holds the request too: Node forgets to abort the signal of one that was collected.
  turn.add(() => request.signal.removeEventListener('abort', leave));
  turn.add(onClose);

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        body = controller;
        controller.enqueue(encoder.encode('\n'));
        if (request.signal.aborted) leave();
      },
      pull: () => {
        if (started) return;
        started = true;
        // Two tasks: an adapter may hold the head back for one, to see whether more comes.
        turn.add(scheduler.schedule(() => turn.add(scheduler.schedule(run))));
      },
      cancel: () => turn.unsubscribe(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
};
