/** Whether `value` is an object that was written in braces, or one like it. */
export const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Reflect.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return true;
  // The plain objects of another realm: Jest has one for each file.
  return Object.hasOwn(prototype, 'isPrototypeOf') && Reflect.getPrototypeOf(prototype) === null;
};
