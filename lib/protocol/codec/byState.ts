import * as t from 'io-ts';
import { isObject } from './isObject';
import { oneOf } from './oneOf';
import type { Member } from './oneOf';

/**
 * The codec of a union whose members are told apart by their `state`.
 *
 * @param name - What is asked for, to be read after "must be".
 * @param members - The codec of each state.
 */
export const byState = <A>(
  name: string,
  members: Readonly<Record<string, Member<A>>>,
): t.Type<A> => {
  const byName = new Map<unknown, Member<A>>(Object.entries(members));
  return oneOf<A>(
    name,
    (value) => (isObject(value) ? byName.get(value['state']) : undefined) ?? t.never,
  );
};
