import { isPlain } from './isPlain';

/** The first place where two values are not the same. */
export interface Difference {
  /** Where: `payload.message`, `[0].text`; empty for the whole. */
  readonly path: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

/** Stands for a field that is not there. */
export const missing = Symbol('missing');

interface AsymmetricMatcher {
  readonly asymmetricMatch: (actual: unknown) => unknown;
}

/** What `expect.any(String)` and its like give, in Jest, Vitest and Jasmine alike. */
const isMatcher = (value: unknown): value is AsymmetricMatcher =>
  typeof value === 'object' &&
  value !== null &&
  'asymmetricMatch' in value &&
  typeof value.asymmetricMatch === 'function';

const keysOf = (value: object): readonly PropertyKey[] => {
  const keys = Reflect.ownKeys(value);
  if (!(value instanceof Error)) {
    return keys.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
  }
  // What the message says is often said by another field, plainer.
  return [
    ...keys.filter((key) => key !== 'stack' && key !== 'message'),
    ...keys.filter((key) => key === 'message'),
  ];
};

/** The fields that count; of an error also those that are not enumerable, but not its stack. */
const fieldsOf = (value: object): ReadonlyMap<PropertyKey, unknown> =>
  new Map(keysOf(value).map((key) => [key, Reflect.get(value, key)]));

const sameKind = (actual: object, expected: object): boolean =>
  (isPlain(actual) && isPlain(expected)) ||
  (Array.isArray(actual) && Array.isArray(expected)) ||
  Object.getPrototypeOf(actual) === Object.getPrototypeOf(expected) ||
  // Two copies of this library, or of a realm: classes of the same name.
  (actual instanceof Error &&
    expected instanceof Error &&
    actual.name === expected.name &&
    actual.constructor.name === expected.constructor.name);

/** What lies inside that is no field: the time of a date, the entries of a map. */
const contentsOf = (value: object): readonly unknown[] | undefined => {
  if (value instanceof Date) return [value.getTime()];
  if (value instanceof RegExp) return [String(value)];
  if (value instanceof Map || value instanceof Set) return Array.from<unknown>(value);
  return undefined;
};

const join = (path: string, key: PropertyKey): string => {
  const name = String(key);
  if (/^\d+$/.test(name)) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
};

/**
 * The first place where `actual` is not strictly equal to `expected`, deeply.
 *
 * A field that is missing is not one that is `undefined`; `-0` is `0`; classes must be the same.
 * Errors are compared by all their fields, `message` and `cause` too, without the stack. Of
 * functions, symbols and instances without fields only the very same are equal.
 */
export const findDifference = (actual: unknown, expected: unknown): Difference | undefined =>
  compare(actual, expected, '', new Map());

const compare = (
  actual: unknown,
  expected: unknown,
  path: string,
  seen: Map<object, object>,
): Difference | undefined => {
  if (actual === expected || Object.is(actual, expected)) return undefined;
  const difference = { path, actual, expected };
  if (isMatcher(expected))
    return expected.asymmetricMatch(actual) === true ? undefined : difference;
  if (typeof actual !== 'object' || typeof expected !== 'object') return difference;
  if (actual === null || expected === null || !sameKind(actual, expected)) return difference;
  // Where both go round in the same circle, they are as equal as the rest is.
  if (seen.get(actual) === expected) return undefined;
  seen.set(actual, expected);

  const contents = contentsOf(actual);
  if (contents !== undefined) {
    const inside = compare(contents, contentsOf(expected), path, seen);
    if (inside !== undefined) return difference;
  }
  const [actualFields, expectedFields] = [fieldsOf(actual), fieldsOf(expected)];
  if (actualFields.size + expectedFields.size === 0 && contents === undefined) {
    const isBare = isPlain(actual) || Array.isArray(actual) || ArrayBuffer.isView(actual);
    return isBare ? undefined : difference;
  }
  for (const key of new Set([...expectedFields.keys(), ...actualFields.keys()])) {
    const [one, other] = [actualFields, expectedFields].map((fields) =>
      fields.has(key) ? fields.get(key) : missing,
    );
    const found = compare(one, other, join(path, key), seen);
    if (found !== undefined) return found;
  }
  return undefined;
};
