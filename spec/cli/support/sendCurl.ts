import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { parseCurl } from './parseCurl';

/** A response as it comes. */
export interface CurlResponse {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The chunks of the body, and when each arrived, in ms since the request. */
  readonly chunks: readonly { readonly at: number; readonly text: string }[];
}

/** Sends what a printed command line of curl asks for, without curl; `onChunk` is called as it comes. */
export const sendCurl = async (
  line: string,
  onChunk: () => void = () => undefined,
): Promise<CurlResponse> => {
  const { body, headers, method, url } = parseCurl(line);
  const start = performance.now();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method, headers }, resolve).once('error', reject).end(body);
  });
  const chunks: { at: number; text: string }[] = [];
  for await (const chunk of response.setEncoding('utf8')) {
    chunks.push({ at: performance.now() - start, text: String(chunk) });
    onChunk();
  }
  return { status: response.statusCode ?? 0, headers: response.headers, chunks };
};
