import type { ServerRequest } from '../request/RequestHead';
import type { NodeRequest, NodeResponse } from './NodeListener';
import { readNodeBody } from './readNodeBody';

const headerOf = ({ headers }: NodeRequest, name: string): string | null => {
  const value = headers[name];
  return value === undefined ? null : String(value);
};

/** A URL in any case: what stands in a request is a path, sometimes all of it, and `*` for OPTIONS. */
const urlOf = (path: string, origin = 'http://localhost'): string => {
  if (path.startsWith('/')) return origin + path;
  return URL.canParse(path) ? path : `${origin}/${path}`;
};

const originOf = (request: NodeRequest): string => {
  const isEncrypted =
    'socket' in request &&
    typeof request.socket === 'object' &&
    request.socket !== null &&
    'encrypted' in request.socket;
  const host = headerOf(request, ':authority') ?? headerOf(request, 'host') ?? 'localhost';
  const origin = `http${isEncrypted ? 's' : ''}://${host}`;
  return URL.canParse(origin) ? origin : 'http://localhost';
};

const toRequest = (request: NodeRequest, response: NodeResponse): Request => {
  const client = new AbortController();
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers.set(name, String(value));
  }
  const made = new Request(urlOf(request.url ?? '/', originOf(request)), {
    method: request.method ?? 'GET',
    headers,
    signal: client.signal,
  });
  response.on('close', () => {
    // It holds the Request too: Node forgets to abort the signal of one that was collected.
    if (!made.signal.aborted) client.abort();
  });
  return made;
};

/** A request on a server of Node. A `Request` is made of it only for those who look at it. */
export const toServerRequest = (request: NodeRequest, response: NodeResponse): ServerRequest => {
  let made: Request | undefined;
  return {
    head: {
      method: request.method ?? 'GET',
      url: urlOf(request.url ?? '/'),
      headers: { get: (name) => headerOf(request, name) },
    },
    toRequest: () => (made ??= toRequest(request, response)),
    readBody: (maxBytes) => readNodeBody(request, maxBytes),
  };
};
