/** The deepest nesting that is looked into; what is deeper is copied. */
const deepest = 100;

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The plain objects of another realm too.
  return prototype !== null && Object.getPrototypeOf(prototype) === null;
};

/** Whether JSON would give back just this: no `undefined`, no classes, nothing that it has no word for. */
const isJson = (value: unknown, depth: number): boolean => {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || depth > deepest) return false;
  if (!Array.isArray(value)) {
    return isPlainObject(value) && Object.values(value).every((field) => isJson(field, depth + 1));
  }
  // A loop sees holes, which `every` does not.
  for (const item of value) if (!isJson(item, depth + 1)) return false;
  return true;
};

/**
 * A value as JSON says it: the value itself where JSON would give back just that, else a copy.
 *
 * `undefined` where JSON cannot say it: it goes round in circles, holds a BigInt, or is nothing.
 */
export const asJson = (value: unknown): unknown => {
  try {
    if (isJson(value, 0)) return value;
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
};
