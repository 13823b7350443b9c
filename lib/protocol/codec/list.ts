import * as t from 'io-ts';

/**
 * The codec of an array, which explains its first bad element only: `t.readonlyArray` collects an
 * error for each, so that a few megabytes of `{}` would cost seconds and a gigabyte.
 */
export const list = <A>(element: t.Type<A>): t.Type<readonly A[]> => {
  const is = (value: unknown): value is readonly A[] =>
    Array.isArray(value) && value.every((item) => element.is(item));
  return new t.Type(
    'an array',
    is,
    (value, context) => {
      if (is(value)) return t.success(value);
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      const index = items.findIndex((item) => !element.is(item));
      if (index < 0) return t.failure(value, context);
      const item = items[index];
      const result = element.validate(item, t.appendContext(context, String(index), element, item));
      return result._tag === 'Left' ? result : t.failure(value, context);
    },
    t.identity,
  );
};
