import type { RequestListener } from 'node:http';
import { textFrame } from './frames';

/** A server that writes as fast as it is read. */
export interface Firehose {
  readonly listener: RequestListener;
  /** How much it could write so far, in bytes. */
  readonly written: () => number;
  /** Whether the other side has hung up. */
  readonly isClosed: () => boolean;
}

/**
 * Makes a server that writes `limit` bytes, `chunk` after `chunk`, and no faster than its socket
 * takes them.
 */
export const createFirehose = (chunk: Buffer, limit: number, first = ''): Firehose => {
  let written = 0;
  let closed = false;
  const listener: RequestListener = (_, response) => {
    response.on('close', () => {
      closed = true;
    });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(first);
    const write = (): void => {
      while (!closed && written < limit) {
        written += chunk.length;
        if (!response.write(chunk)) {
          response.once('drain', write);
          return;
        }
      }
      response.end();
    };
    write();
  };
  return { listener, written: () => written, isClosed: () => closed };
};

/** A chunk of whole text traces, 64 KiB or more. */
export const traceChunk = (): Buffer => {
  const frames = Array.from({ length: 64 }, (_, id) => textFrame(id, 'x'.repeat(1024)));
  return Buffer.from(frames.join(''));
};
