import { InvalidInputError } from '../../errors/InvalidInputError';
import { turnHeaders } from '../../protocol/v2/turnHeaders';
import type { CorsConfig } from '../HandlerConfig';

/** What a page of another origin may send, and may read beside the body. */
const allowedHeaders = [
  'accept',
  'authorization',
  'content-type',
  turnHeaders.idempotencyKey,
  turnHeaders.lastEventID,
].join(', ');
const exposedHeaders = [
  'retry-after',
  turnHeaders.onDisconnect,
  turnHeaders.turnURL,
  'x-ratelimit-reset',
  'x-request-id',
].join(', ');

/** How long a browser may keep the answer to a preflight, in seconds. */
const maxAge = 600;

/** Adds CORS headers to answers, and answers preflights. */
export interface Cors {
  /** `response` with the headers that this request is due. */
  readonly add: (request: Request, response: Response) => Response;
  /** The answer to a preflight; `undefined` for any other request. */
  readonly preflight: (request: Request) => Response | undefined;
}

/** In lower case, without a path, and without the port that goes with the scheme. */
const isOrigin = (origin: string): boolean =>
  /^https?:/.test(origin)
    ? !origin.includes('*') && URL.canParse(origin) && new URL(origin).origin === origin
    : /^[a-z][a-z\d+.-]*:\/\/[^/?#*A-Z]+$/.test(origin);

const off: Cors = { add: (_, response) => response, preflight: () => undefined };

/**
 * CORS by allow-list; without a configuration nothing is sent.
 *
 * @throws InvalidInputError where an origin is not one, `*` included.
 */
export const createCors = (config: CorsConfig | undefined): Cors => {
  if (config === undefined) return off;
  const { credentials = false, origins } = config;
  for (const origin of origins) {
    if (!isOrigin(origin)) {
      throw new InvalidInputError(
        'cors.origins',
        "must hold origins as browsers send them, such as 'https://shop.example'",
      );
    }
  }
  const headersFor = (request: Request): Readonly<Record<string, string>> => {
    const origin = request.headers.get('origin');
    if (origin === null || !origins.includes(origin)) return {};
    return {
      'access-control-allow-origin': origin,
      ...(credentials ? { 'access-control-allow-credentials': 'true' } : {}),
    };
  };
  return {
    add: (request, response) => {
      const headers = { ...headersFor(request), 'access-control-expose-headers': exposedHeaders };
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      response.headers.append('vary', 'origin');
      return response;
    },
    preflight: (request) => {
      const { headers, method } = request;
      if (method !== 'OPTIONS' || !headers.has('access-control-request-method')) return undefined;
      return new Response(null, {
        status: 204,
        headers: {
          'access-control-allow-methods': 'DELETE, GET, POST',
          'access-control-allow-headers': allowedHeaders,
          'access-control-max-age': String(maxAge),
        },
      });
    },
  };
};
