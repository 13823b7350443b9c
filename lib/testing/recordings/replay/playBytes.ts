import { Subscription } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { ClientConfig } from '../../../client/ClientConfig';
import { bodiless } from '../../fakes/bodiless';
import { bytesOf } from '../binary';
import { binaryOfChunk } from '../chunks';
import type { ByteRecording } from '../Recording';
import { endOf } from './notificationsOf';

/** How {@link playBytes} plays. */
export interface PlayBytesConfig {
  /** 2 is twice as fast, Infinity at once. */
  readonly speed: number;
  readonly scheduler: SchedulerLike;
  /** Is told the time that something has in the recording, before it happens. */
  readonly onTime?: (time: number) => void;
  /** Is told when nothing more will come, for nobody listened any more. */
  readonly onOpen?: () => void;
}

/**
 * A `fetch` that plays a recording: its head, its chunks, its end, each no earlier than it came and
 * no sooner than it is asked for, so that no chunk is lost to a reset behind it.
 */
export const playBytes = (
  { chunks, outcome, response }: ByteRecording,
  { onOpen = () => undefined, onTime = () => undefined, scheduler, speed }: PlayBytesConfig,
): NonNullable<ClientConfig['fetch']> => {
  return (_url, { signal }) => {
    const begin = scheduler.now();
    const timers = new Subscription();
    signal?.addEventListener('abort', () => timers.unsubscribe());

    const until = (time: number): Promise<void> => {
      const wait = begin + time / speed - scheduler.now();
      const tell = () => onTime(time);
      if (wait <= 0) return Promise.resolve().then(tell);
      return new Promise<void>((resolve) => {
        timers.add(scheduler.schedule(() => resolve(), wait));
      }).then(tell);
    };
    const never = () => {
      onOpen();
      return new Promise<never>(() => undefined);
    };

    let next = 0;
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      const chunk = chunks[next];
      next += 1;
      if (chunk !== undefined) {
        await until(chunk.time);
        // An empty one is recorded too, where a body made by hand had one.
        controller.enqueue(bytesOf(binaryOfChunk(chunk)));
        return;
      }
      const end = endOf(outcome);
      if (end === undefined) return never();
      await until(outcome.time);
      if (end.kind === 'E') controller.error(end.error);
      else controller.close();
    };

    const answer = async (): Promise<Response> => {
      if (response === undefined) {
        const end = endOf(outcome);
        if (end?.kind !== 'E') return never();
        await until(outcome.time);
        throw end.error;
      }
      const { headers, status, time } = response;
      await until(time);
      // A browser hides a redirect behind it.
      if (status === 0) return Response.error();
      const body = new ReadableStream<Uint8Array>(
        { pull, cancel: () => timers.unsubscribe() },
        { highWaterMark: 0 },
      );
      return new Response(bodiless.includes(status) ? null : body, { status, headers });
    };

    return answer();
  };
};
