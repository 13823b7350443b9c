import type { either } from 'fp-ts';
import type { DecodeError } from '../../errors/DecodeError';
import { decodeTagged } from '../decodeTagged';
import type { Action } from './Action';
import { actionCodecOf } from './codecs';
import { toCustomAction } from './CustomAction';

/**
 * Decodes one action as it stands on the wire, after `JSON.parse`; by the rules of `decodeTrace`.
 *
 * @returns A `Left` with a {@link DecodeError} where a known type has a bad payload, or where there
 * is no type.
 */
export const decodeAction = (value: unknown): either.Either<DecodeError, Action> =>
  decodeTagged<Action>(actionCodecOf, toCustomAction, value);
