/** Not `instanceof`: the errors of a platform can be of another realm (frames, `vm`, jest). */
const isError = (value: object): value is Error =>
  /^\[object (?:Error|DOMException)\]$/.test(Object.prototype.toString.call(value));

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Objects that say themselves how they are printed can print anything. */
const printsItself = (value: object): boolean =>
  'toJSON' in value || Symbol.for('nodejs.util.inspect.custom') in value;

/**
 * Whether all that printing a value would show is known, and free of what `isSecret` finds.
 *
 * Known are primitives, plain objects, arrays and errors, with their hidden fields. Of anything
 * else, `Headers` or a `Map` say, not all can be seen from outside: that counts as not clean.
 */
export const isClean = (
  value: unknown,
  isSecret: (text: string) => boolean,
  seen = new Set<unknown>(),
): boolean => {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return !isSecret(String(value));
  if (seen.has(value)) return true;
  seen.add(value);
  if (printsItself(value)) return false;
  // The name and the message of a DOMException are not fields of its own.
  if (isError(value)) {
    if ([value.name, value.message, value.stack ?? ''].some(isSecret)) return false;
  } else if (!isPlain(value) && !Array.isArray(value)) {
    return false;
  }
  return Reflect.ownKeys(value).every((key) => {
    const field = Reflect.getOwnPropertyDescriptor(value, key);
    if (isSecret(String(key))) return false;
    if (key === 'stack') return true;
    return field !== undefined && 'value' in field && isClean(field.value, isSecret, seen);
  });
};
