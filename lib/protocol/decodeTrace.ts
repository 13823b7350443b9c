import type { either } from 'fp-ts';
import type { DecodeError } from '../errors/DecodeError';
import { decodeTagged } from './decodeTagged';
import type { Trace } from './Trace';
import { codecs } from './traces/codecs';
import { toCustomTrace } from './traces/CustomTrace';
import { payloadsWithOwnText } from './wireText';

/** A map, so that a trace of the type `constructor` is a custom trace like any other. */
const codecByType = new Map(Object.entries(codecs));

/**
 * Decodes one trace as it stands on the wire, after `JSON.parse`.
 *
 * A trace of a known type is checked by its codec and is then the value itself, unknown fields and
 * all. A trace of any other type is a `CustomTrace`. `encodeTrace` is the inverse.
 *
 * @param value - What stands on the wire.
 * @returns A `Left` with a {@link DecodeError} where a known type has a bad payload, or where there
 * is no type; it names the paths inside the trace.
 *
 * @example
 * ```ts
 * import { decodeTrace } from 'voiceflow-rx';
 *
 * const result = decodeTrace({ type: 'text', payload: { message: 42 } });
 * if (result._tag === 'Left') console.log(result.left.message);
 * // payload.message must be string, not number
 * ```
 */
export const decodeTrace = (value: unknown): either.Either<DecodeError, Trace> => {
  const result = decodeTagged<Trace>(codecOf, toCustomTrace, value);
  if (result._tag === 'Right' && result.right.type === 'completion') {
    const { payload } = result.right;
    if ('text' in payload) payloadsWithOwnText.add(payload);
  }
  return result;
};

const codecOf = (type: string) => codecByType.get(type);
