import { ConnectError } from '../errors/ConnectError';
import type { PreparedTurn } from './prepareTurn';

/** Codes of failures before the request left; with any other one it may have arrived. */
const neverSent = new Set<unknown>(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);

/** Deep enough for the causes that HTTP clients nest; some errors are their own cause. */
const maxDepth = 8;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * The outermost error with a code decides. Where several addresses were tried, all of them must
 * have failed so.
 */
const wasNeverSent = (failure: unknown, depth = 0): boolean => {
  if (!isRecord(failure) || depth > maxDepth) return false;
  const { errors, code, cause } = failure;
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every((error) => wasNeverSent(error, depth + 1));
  }
  return code === undefined ? wasNeverSent(cause, depth + 1) : neverSent.has(code);
};

/**
 * Sends a turn.
 *
 * @returns What came back, whatever it is.
 * @throws ConnectError where no response came.
 */
export const sendTurn = async (turn: PreparedTurn, signal: AbortSignal): Promise<Response> => {
  // Called as a free function: browsers refuse `fetch` as a method of anything but the window.
  const { fetch = globalThis.fetch } = turn;
  try {
    // A `fetch` of the user's may add to the headers; the next subscription sends its own.
    const headers = new Headers(turn.init.headers);
    return await fetch(turn.url, { ...turn.init, headers, signal });
  } catch (error) {
    const cause = turn.redactor.cause(error);
    throw new ConnectError(wasNeverSent(error) ? 'no' : 'unknown', { cause });
  }
};
