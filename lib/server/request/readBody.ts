import { brokenOff, createBodyReader } from './createBodyReader';
import type { JsonBody } from './RequestHead';

type StreamReader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Reads the JSON of a request of the web: see `ServerRequest`. What is past the limit is not read.
 */
export const readBody = async (
  request: Request,
  maxBytes: number,
): Promise<JsonBody | 'too large'> => {
  // A body that was not touched an HTTP server can take in by itself, and keep the connection.
  if (Number(request.headers.get('content-length')) > maxBytes) return 'too large';
  const body = createBodyReader(maxBytes);
  const reader = request.body?.getReader();
  for (;;) {
    const chunk = await read(reader);
    if (chunk === undefined) return body.end();
    if (body.add(chunk)) continue;
    // The answer need not wait for that, and is the same where it fails.
    void reader?.cancel().catch(() => undefined);
    return 'too large';
  }
};

const read = async (reader: StreamReader | undefined): Promise<Uint8Array | undefined> => {
  try {
    return (await reader?.read())?.value;
  } catch {
    throw brokenOff();
  }
};
