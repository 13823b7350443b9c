import { InvalidInputError } from '../../errors/InvalidInputError';
import { turnHeaders } from '../../protocol/v2/turnHeaders';
import type { Answer } from '../answer/Answer';
import type { CorsConfig } from '../HandlerConfig';
import type { RequestHead } from './RequestHead';

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
  /** `answer` with the headers that this request is due. */
  readonly add: (request: RequestHead, answer: Answer) => Answer;
  /** The answer to a preflight; `undefined` for any other request. */
  readonly preflight: (request: RequestHead) => Answer | undefined;
}

/** In lower case, without a path, and without the port that goes with the scheme. */
const isOrigin = (origin: string): boolean =>
  /^https?:/.test(origin)
    ? !origin.includes('*') && URL.canParse(origin) && new URL(origin).origin === origin
    : /^[a-z][a-z\d+.-]*:\/\/[^/?#*A-Z]+$/.test(origin);

const off: Cors = { add: (_, answer) => answer, preflight: () => undefined };

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
  const headersFor = (request: RequestHead): Readonly<Record<string, string>> => {
    const origin = request.headers.get('origin');
    if (origin === null || !origins.includes(origin)) return {};
    return {
      'access-control-allow-origin': origin,
      ...(credentials ? { 'access-control-allow-credentials': 'true' } : {}),
    };
  };
  return {
    add: (request, answer) => ({
      ...answer,
      headers: {
        ...answer.headers,
        ...headersFor(request),
        'access-control-expose-headers': exposedHeaders,
        vary: 'origin',
      },
    }),
    preflight: (request) => {
      const { headers, method } = request;
      if (method !== 'OPTIONS' || headers.get('access-control-request-method') === null) {
        return undefined;
      }
      return {
        status: 204,
        body: undefined,
        headers: {
          'access-control-allow-methods': 'DELETE, GET, POST',
          'access-control-allow-headers': allowedHeaders,
          'access-control-max-age': String(maxAge),
        },
      };
    },
  };
};
