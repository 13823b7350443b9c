import { Subscription } from 'rxjs';
import type { Observable, SchedulerAction, SchedulerLike } from 'rxjs';
import { formatComment } from '../../wire/formatComment';
import type { OpenBody } from '../answer/Answer';
import { subscribeWithin } from '../subscribeWithin';

/** What one body says. */
export interface EventBody<T> {
  /** What it says; it ends with it. */
  readonly values$: Observable<T>;
  /** One of them, as it is written. */
  readonly format: (value: T) => string;
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

/**
 * A body of events, which its reader pulls along.
 *
 * It opens with an empty line, and subscribes to `values$` in a later task once someone reads on:
 * so the head of the response is out before the agent does any work. What comes in one synchronous
 * run is one chunk. Without a reader nothing runs; when that one goes it unsubscribes. It fails where
 * its reader is too slow or `values$` errors.
 */
export const createEventBody =
  <T>(
    { format, onClose, values$ }: EventBody<T>,
    { heartbeatInterval, maxBufferedBytes, scheduler }: EventBodyConfig,
  ): OpenBody =>
  (sink) => {
    const turn = new Subscription();
    let started = false;
    let pending = '';
    /** How many bytes may wait beside those that do. At least: what was taken since is not in it. */
    let room = maxBufferedBytes;
    let lastWrite = 0;

    const stop = (): boolean => {
      if (turn.closed) return false;
      turn.unsubscribe();
      // After what the turn held: it may let the next one run.
      onClose();
      return true;
    };

    const cut = (reason: unknown) => {
      if (stop()) sink.fail(reason);
    };

    const flush = () => {
      if (pending === '' || turn.closed) return;
      const text = pending;
      pending = '';
      lastWrite = scheduler.now();
      room -= sink.write(text);
    };

    const write = (frame: string): void => {
      if (pending === '') queueMicrotask(flush);
      pending += frame;
      if (pending.length >= chunkSize) flush();
      // What is pending is counted in characters: for a moment up to three times as many bytes.
      if (pending.length <= room) return;
      room = maxBufferedBytes - sink.waiting();
      if (pending.length > room) cut(new Error('The reader is too slow (maxBufferedBytes)'));
    };

    const finish = () => {
      flush();
      if (stop()) sink.close();
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

    sink.write('\n');
    return {
      pull: () => {
        if (!started) turn.add(scheduler.schedule(act));
        started = true;
        return false;
      },
      stop,
    };
  };
