import { isStreamError } from '../../../errors/StreamError';
import type { RecordedError } from '../Recording';

/** Deep enough for the causes that HTTP clients nest; some errors are their own cause. */
const maxDepth = 8;

/** What is said elsewhere, or cannot be written down. */
const leftOut = ['_tag', 'name', 'message', 'stack', 'cause', 'safeToResend', 'resume'];

/** As JSON has it; `undefined` where it has not. */
const jsonOf = (value: unknown): unknown => {
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
};

const fieldsOf = (error: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(error)
      .filter(([name]) => !leftOut.includes(name))
      .map(([name, value]) => [name, jsonOf(value)] as const)
      .filter(([, value]) => value !== undefined),
  );

/** Those of another realm too: Jest has one for each file. */
const isError = (value: unknown): value is Error =>
  value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';

/** Writes down an error, or what was thrown in the place of one. */
export const recordError = (error: unknown, depth = 0): RecordedError => {
  if (!isError(error)) return { tag: 'Error', message: String(error) };
  const { cause, message, name } = error;
  const errors: unknown = Reflect.get(error, 'errors');
  // What was tried at several addresses, each with a failure of its own.
  const tried =
    Array.isArray(errors) && depth < maxDepth
      ? { errors: errors.map((one) => recordError(one, depth + 1)) }
      : {};
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const inner =
    cause === undefined || depth >= maxDepth ? {} : { cause: recordError(cause, depth + 1) };
  return isStreamError(error)
    ? { tag: error._tag, message, fields: fieldsOf(error), ...inner }
    : { tag: name, message, ...code, ...tried, ...inner };
};
