import { isRecord } from '../isRecord';

/** Codes of failures before the request left; with any other one it may have arrived. */
const neverSent = new Set<unknown>(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);

/** Deep enough for the causes that HTTP clients nest; some errors are their own cause. */
const maxDepth = 8;

/**
 * Whether a request failed before it left.
 *
 * The outermost error with a code decides. Where several addresses were tried, all of them must
 * have failed so.
 */
export const wasNeverSent = (failure: unknown, depth = 0): boolean => {
  if (!isRecord(failure) || depth > maxDepth) return false;
  const { errors, code, cause } = failure;
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every((error) => wasNeverSent(error, depth + 1));
  }
  return code === undefined ? wasNeverSent(cause, depth + 1) : neverSent.has(code);
};
