import { decodeTrace } from '../../../lib';
import type { Trace } from '../../../lib';

/** What `wire` is decoded to; throws why not. */
export const decoded = (wire: unknown): Trace => {
  const result = decodeTrace(wire);
  if (result._tag === 'Left') throw result.left;
  return result.right;
};

/** Why `wire` is refused; `undefined` where it is not. */
export const refusal = (wire: unknown): string | undefined => {
  const result = decodeTrace(wire);
  return result._tag === 'Left' ? result.left.message : undefined;
};

/** Payloads that are accepted, by what is special about them, by type. */
export type Accepted = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Payloads that are refused, each with the message, by type. */
export type Refused = Readonly<Record<string, readonly (readonly [unknown, string])[]>>;
