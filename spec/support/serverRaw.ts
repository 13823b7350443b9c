import { request as httpRequest } from 'node:http';
import type { Agent, IncomingHttpHeaders } from 'node:http';

/** A request as it is written by hand. */
export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** An answer, and when its parts came, in ms from the request. */
export interface RawAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly chunks: readonly { readonly text: string; readonly at: number }[];
  /** When the body was over. */
  readonly endedAt: number;
}

/**
 * Sends one request with `node:http` and reads the answer.
 *
 * @param agent - Holds the connection; without one it is not kept.
 */
export const sendRaw = (
  url: string,
  { method = 'POST', path = '/', headers = {}, body }: RawRequest,
  agent: Agent | false = false,
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const request = httpRequest(url + path, { method, headers, agent }, (response) => {
      const chunks: { text: string; at: number }[] = [];
      response.setEncoding('utf8');
      response.on('data', (text: string) => chunks.push({ text, at: performance.now() - start }));
      response.on('error', reject);
      response.on('end', () => {
        // An answer that came before all was sent is the answer; what is left is not sent.
        if (agent === false) request.destroy();
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: chunks.map(({ text }) => text).join(''),
          chunks,
          endedAt: performance.now() - start,
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
