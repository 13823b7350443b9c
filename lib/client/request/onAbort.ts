/**
 * Calls back when a signal is aborted, or at once where it is.
 *
 * @returns What takes that back.
 */
export const onAbort = (signal: AbortSignal, act: () => void): (() => void) => {
  signal.addEventListener('abort', act, { once: true });
  if (signal.aborted) act();
  return () => signal.removeEventListener('abort', act);
};
