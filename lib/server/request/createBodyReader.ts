import { InvalidInputError } from '../../errors/InvalidInputError';
import type { JsonBody } from './RequestHead';

/** Takes in the JSON of a request, as its bytes come. */
export interface BodyReader {
  /** @returns whether that is still in the limit. */
  readonly add: (bytes: Uint8Array) => boolean;
  /** @throws InvalidInputError where it is not UTF-8, or not JSON. */
  readonly end: () => JsonBody;
}

/** What is told of a body that breaks off. Only who sends it can do that: no failure of this side. */
export const brokenOff = () => new InvalidInputError('body', 'must arrive whole');

/** For all of them: one that is given no stream keeps nothing between two texts. */
const decoder = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new InvalidInputError('body', 'must be UTF-8');
  }
};

const join = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
  const [first] = chunks;
  if (first?.byteLength === length) return first;
  const bytes = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.byteLength;
  }
  return bytes;
};

/** Makes one that takes as many bytes, and no more. */
export const createBodyReader = (maxBytes: number): BodyReader => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    add: (bytes) => {
      length += bytes.byteLength;
      if (length > maxBytes) return false;
      chunks.push(bytes);
      return true;
    },
    end: () => {
      // Who holds this holds them no longer: a server may for as long as the answer takes.
      const text = decode(join(chunks.splice(0), length));
      try {
        return { text, json: JSON.parse(text) };
      } catch {
        throw new InvalidInputError('body', 'must be JSON');
      }
    },
  };
};
