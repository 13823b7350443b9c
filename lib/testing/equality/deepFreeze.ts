import { isPlain } from './isPlain';

/**
 * Freezes arrays and plain objects, and what they hold; everything else is left as it is.
 *
 * @returns `value` itself.
 */
export const deepFreeze = <T>(value: T): T => {
  if (!(Array.isArray(value) || isPlain(value)) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
  return value;
};
