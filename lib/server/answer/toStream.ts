import { utf8 } from '../utf8';
import type { OpenBody, RunningBody } from './Answer';

/** Has `desiredSize` be what waits to be read, in bytes below zero. */
const whatWaits: QueuingStrategy<Uint8Array> = {
  highWaterMark: 0,
  size: ({ byteLength }) => byteLength,
};

/**
 * A body as a stream of the web, which its reader pulls along. A reader that cancels stops it. When
 * the request's signal says that the client has gone it just ends: to error a body that nobody reads
 * any more would only make an adapter log it.
 */
export const toStream = (open: OpenBody, request: Request): ReadableStream<Uint8Array> => {
  let running: RunningBody;
  let leave: () => void;
  // This holds the request too: Node forgets to abort the signal of one that was collected.
  const forget = () => request.signal.removeEventListener('abort', leave);

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        leave = () => {
          forget();
          if (running.stop()) controller.close();
        };
        running = open({
          write: (text) => {
            const bytes = utf8.encode(text);
            controller.enqueue(bytes);
            return bytes.length;
          },
          waiting: () => -(controller.desiredSize ?? 0),
          close: () => {
            forget();
            controller.close();
          },
          fail: (reason) => {
            forget();
            controller.error(reason);
          },
        });
        request.signal.addEventListener('abort', leave);
        if (request.signal.aborted) leave();
      },
      pull: () => {
        running.pull();
      },
      cancel: () => {
        forget();
        running.stop();
      },
    },
    whatWaits,
  );
};
