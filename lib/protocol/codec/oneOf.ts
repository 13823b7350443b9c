import * as t from 'io-ts';

/** What is asked of a member: the guard, and `validate` to explain a failure. */
export type Member<A> = Pick<t.Type<A>, 'is' | 'validate'>;

/**
 * The codec of a union whose member is chosen by looking at the value. A failure is explained by
 * that member alone, where `t.union` would also tell what each of the others misses.
 *
 * @param name - What is asked for, to be read after "must be".
 */
export const oneOf = <A>(name: string, choose: (value: unknown) => Member<A>): t.Type<A> =>
  new t.Type<A>(
    name,
    (value): value is A => choose(value).is(value),
    (value, context) => choose(value).validate(value, context),
    t.identity,
  );
