import { isEventLogError } from '../../errors/EventLogError';
import type { Answer, BodySink, OpenBody, RunningBody } from '../answer/Answer';
import { utf8 } from '../utf8';
import type { NodeResponse } from './NodeListener';

/** Has a body be over that nobody can be sent. */
const nowhere: BodySink = {
  write: () => 0,
  waiting: () => 0,
  close: () => undefined,
  fail: () => undefined,
};

/** By the sections `turns` and `server` of the benchmark, in UTF-16 code units. */
const maxShort = 4_096;

const sendBody = (
  open: OpenBody,
  response: NodeResponse,
  onError: (error: unknown) => void,
): RunningBody => {
  let isPulled = true;
  const running = open({
    write: (text) => {
      // Node writes a short text sooner than its bytes, but counts it in characters where it waits.
      const isShort = text.length < maxShort && response.writableLength === 0;
      const chunk = isShort ? text : utf8.encode(text);
      if (response.write(chunk) && isPulled) queueMicrotask(pull);
      return chunk.length;
    },
    waiting: () => response.writableLength,
    close: () => {
      response.end();
    },
    fail: (reason) => {
      response.destroy();
      // That of a log was told by who read it.
      if (!isEventLogError(reason)) onError(reason);
    },
  });
  function pull() {
    isPulled = running.pull();
  }
  response.on('drain', pull);
  return running;
};

/**
 * Writes an answer to a client of Node, as fast as its socket takes it.
 *
 * @param isGone - Whether the client has left: what was to be written is over then.
 * @param onError - Is told why a body was cut.
 * @returns a body that is under way.
 */
export const sendAnswer = (
  { body, headers, status }: Answer,
  response: NodeResponse,
  isGone: boolean,
  onError: (error: unknown) => void,
): RunningBody | undefined => {
  if (isGone || response.headersSent) {
    if (typeof body === 'function') body(nowhere).stop();
    if (!isGone) onError(new Error('The response was begun by someone else'));
    return undefined;
  }
  if (typeof body === 'function') {
    response.writeHead(status, { ...headers });
    return sendBody(body, response, onError);
  }
  if (body === undefined) {
    response.writeHead(status, { ...headers });
  } else {
    const bytes = utf8.encode(body);
    response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
    response.write(bytes);
  }
  response.end();
  return undefined;
};
