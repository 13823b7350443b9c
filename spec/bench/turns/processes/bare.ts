/**
 * The same wire and pace with nothing but `node:http`, as one would write it for one agent: it looks
 * at the path, the key and the body, says what it refuses, keeps the connection awake, and stops
 * where the client has gone or takes nothing. It does not fold completions, nor queue the turns of
 * one user.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveTurns } from '../serveTurns';
import { startWords } from '../startWords';

const count = Number(process.argv[2]);
const path = /^\/v2\/project\/([^/?]+)\/user\/([^/?]+)\/interact\/stream(\?|$)/;
const maxRequestBytes = 1024 * 1024;
const maxBufferedBytes = 16 * 1024 * 1024;

type Refusal = readonly [status: number, message: string];

const readBody = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) continue;
    bytes += piece.length;
    if (bytes > maxRequestBytes) throw new Error('The body is too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
};

const isTurn = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'action' in value &&
  typeof value.action === 'object' &&
  value.action !== null &&
  'type' in value.action &&
  typeof value.action.type === 'string';

/** Why a request is refused before its body is read: a status and a message. */
const refusalOf = ({ headers, method, url = '' }: IncomingMessage): Refusal | undefined => {
  if (!path.test(url)) return [404, 'Not found'];
  if (method !== 'POST') return [405, 'Method not allowed'];
  if (headers.authorization !== 'a-secret') return [401, 'Unauthorized'];
  return headers['content-type']?.startsWith('application/json') === true
    ? undefined
    : [415, 'Content-Type must be application/json'];
};

const readTurn = async (request: IncomingMessage): Promise<Refusal | undefined> => {
  try {
    const turn: unknown = JSON.parse(await readBody(request));
    return isTurn(turn) ? undefined : [400, 'action: must have a type'];
  } catch {
    return [400, 'body: must be JSON'];
  }
};

const answer = async (request: IncomingMessage, response: ServerResponse) => {
  const refusal = refusalOf(request) ?? (await readTurn(request));
  if (refusal !== undefined) {
    response.writeHead(refusal[0], { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: refusal[1] }));
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  response.write('\n');
  let id = 0;
  const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), 15_000);
  const write = (event: string, data: string) => {
    id += 1;
    response.write(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`);
    if (response.writableLength > maxBufferedBytes) response.destroy();
  };
  const stop = startWords(count, {
    next: (word) => write('trace', JSON.stringify(word)),
    complete: () => {
      write('end', '{}');
      response.end();
    },
  });
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
};

serveTurns(
  createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(new Error(String(error))));
  }),
);
