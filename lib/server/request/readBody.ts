import { InvalidInputError } from '../../errors/InvalidInputError';

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/** The body of a request, as it came and as what it says. */
export interface JsonBody {
  readonly text: string;
  readonly json: unknown;
}

/**
 * Reads the JSON of a request.
 *
 * @returns `'too large'` where its `Content-Length` says so, or as soon as more than `maxBytes`
 * have come; the rest is not read.
 * @throws InvalidInputError where it breaks off, is not UTF-8, or not JSON.
 */
export const readBody = async (
  request: Request,
  maxBytes: number,
): Promise<JsonBody | 'too large'> => {
  // A body that was not touched an HTTP server can take in by itself, and keep the connection.
  if (Number(request.headers.get('content-length')) > maxBytes) return 'too large';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body?.getReader();
  let text = '';
  let bytes = 0;
  for (;;) {
    const chunk = await read(reader);
    if (chunk === undefined) break;
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      // The answer need not wait for that, and is the same where it fails.
      void reader?.cancel().catch(() => undefined);
      return 'too large';
    }
    text += decode(decoder, chunk);
  }
  text += decode(decoder);
  try {
    return { text, json: JSON.parse(text) };
  } catch {
    throw new InvalidInputError('body', 'must be JSON');
  }
};

const read = async (reader: BodyReader | undefined): Promise<Uint8Array | undefined> => {
  try {
    return (await reader?.read())?.value;
  } catch {
    // Only who sends it can break it off: no failure of this side.
    throw new InvalidInputError('body', 'must arrive whole');
  }
};

const decode = (decoder: TextDecoder, chunk?: Uint8Array): string => {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new InvalidInputError('body', 'must be UTF-8');
  }
};
