import type { either } from 'fp-ts';
import type * as t from 'io-ts';
import { DecodeError } from '../errors/DecodeError';
import type { DecodeIssue } from '../errors/DecodeError';
import { isObject } from './codec/isObject';
import { issuesOf } from './issuesOf';

/** A trace or an action as it stands on the wire: it says by its `type` what it is. */
export interface Tagged {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What this needs of a codec: the guard for the hot path, `decode` to explain a failure. */
interface Codec<A> {
  readonly is: (value: unknown) => value is A;
  readonly decode: (value: unknown) => t.Validation<unknown>;
}

const isTagged = (value: unknown): value is Tagged =>
  isObject(value) && typeof value['type'] === 'string';

/** The `Left` of a {@link DecodeError}. */
const decodeFailure = (
  issues: readonly DecodeIssue[],
  value: unknown,
): either.Either<DecodeError, never> => ({ _tag: 'Left', left: new DecodeError(issues, value) });

/**
 * Decodes a value by its `type`: with the codec of that type, or else with `otherwise`.
 *
 * One look-up and one guard where all is well; a failure is explained by decoding once more.
 */
export const decodeTagged = <A>(
  codecOf: (type: string) => Codec<A> | undefined,
  otherwise: (value: Tagged) => A,
  value: unknown,
): either.Either<DecodeError, A> => {
  if (!isTagged(value)) {
    return decodeFailure(
      isObject(value)
        ? [{ path: 'type', expected: 'string', actual: value['type'] }]
        : [{ path: '', expected: 'an object with a type', actual: value }],
      value,
    );
  }
  const codec = codecOf(value.type);
  if (codec === undefined) return { _tag: 'Right', right: otherwise(value) };
  if (codec.is(value)) return { _tag: 'Right', right: value };
  const result = codec.decode(value);
  return decodeFailure(result._tag === 'Left' ? issuesOf(result.left) : [], value);
};
