import { isInvalidInputError } from './InvalidInputError';
import { isStreamError } from './StreamError';
import { UnexpectedError } from './UnexpectedError';

/** How a part stands in what it is a part of. */
export interface PartPlace {
  /** What the part is called. */
  readonly name?: string | undefined;
  /** Whether other parts may have run in the same turn. */
  readonly hasCompany: boolean;
}

/** The same error with other fields: an error may be on its way to others too, and is never changed. */
const copyWith = (error: Error, fields: Readonly<Record<string, unknown>>): Error => {
  // Engines and consoles know what `new Error` made, whatever its class is.
  const copy = new Error();
  const prototype: unknown = Object.getPrototypeOf(error);
  Object.setPrototypeOf(copy, typeof prototype === 'object' ? prototype : null);
  const own: Record<string, PropertyDescriptor> = {};
  for (const [name, value] of Object.entries(fields)) own[name] = { value, enumerable: true };
  return Object.defineProperties(copy, {
    ...Object.getOwnPropertyDescriptors(error),
    ...own,
    // Where it failed, not where it was copied.
    stack: { value: error.stack, configurable: true, writable: true },
  });
};

const sourceOf = (error: Error): readonly string[] =>
  'source' in error && Array.isArray(error.source) ? error.source.map(String) : [];

/**
 * The failure of a part, as what it is a part of fails with it.
 *
 * It is of the same class, with the name of the part in front of its `source`. It has no `resume`,
 * for that would go on with the part alone; and where other parts may have run it is not
 * `safeToResend`, for that would run them again. What is none of our errors becomes an
 * `UnexpectedError` where the part has a name, with it as the cause; else it stays what it is.
 */
export const partFailure = (error: unknown, { hasCompany, name }: PartPlace): unknown => {
  if (!isStreamError(error) && !isInvalidInputError(error)) {
    if (name === undefined) return error;
    return copyWith(new UnexpectedError({ cause: error }), { source: [name] });
  }
  const fields = {
    ...(name === undefined ? {} : { source: [name, ...sourceOf(error)] }),
    ...('resume' in error && error.resume !== undefined ? { resume: undefined } : {}),
    ...(hasCompany && 'safeToResend' in error && error.safeToResend ? { safeToResend: false } : {}),
  };
  return Object.keys(fields).length === 0 ? error : copyWith(error, fields);
};
