import { brokenOff, createBodyReader } from '../request/createBodyReader';
import type { JsonBody } from '../request/RequestHead';
import { utf8 } from '../utf8';
import type { NodeRequest } from './NodeListener';

/** What a body parser has left of a body. */
const bytesOf = (body: unknown): Uint8Array => {
  if (body === undefined) {
    throw new Error(
      'The body of the request was read before: mount the listener in front of what reads it, or leave in `request.body` what it was parsed to',
    );
  }
  if (body instanceof Uint8Array) return body;
  return utf8.encode(typeof body === 'string' ? body : JSON.stringify(body));
};

/** Where a framework has parsed the body already, it is not there to be read a second time. */
const takeParsed = (request: NodeRequest, maxBytes: number): JsonBody | 'too large' => {
  const reader = createBodyReader(maxBytes);
  const body: unknown = 'body' in request ? request.body : undefined;
  return reader.add(bytesOf(body)) ? reader.end() : 'too large';
};

/**
 * Reads the JSON of a request on a server of Node: see `ServerRequest`. What is past the limit is
 * taken in and forgotten, so that a client that is still sending it hears the answer.
 */
export const readNodeBody = (
  request: NodeRequest,
  maxBytes: number,
): Promise<JsonBody | 'too large'> =>
  new Promise((resolve, reject) => {
    if (request.readableEnded) {
      resolve(takeParsed(request, maxBytes));
      return;
    }
    if (request.destroyed) {
      reject(brokenOff());
      return;
    }
    // A body that was not touched Node takes in by itself, and keeps the connection.
    if (Number(request.headers['content-length']) > maxBytes) {
      resolve('too large');
      return;
    }
    const reader = createBodyReader(maxBytes);
    const breakOff = () => reject(brokenOff());
    let isTooLarge = false;
    request.on('data', (bytes) => {
      if (isTooLarge || reader.add(bytes)) return;
      isTooLarge = true;
      resolve('too large');
    });
    request.on('end', () => {
      try {
        resolve(reader.end());
      } catch (error) {
        reject(error instanceof Error ? error : brokenOff());
      }
    });
    request.on('error', breakOff);
    request.on('close', breakOff);
  });
