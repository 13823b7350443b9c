/**
 * Puts `AbortSignal.timeout` on the timers that are there, for its own are out of reach.
 *
 * @returns What gives the real one back.
 */
export const fakeAbortTimeout = (): (() => void) => {
  const real = Object.getOwnPropertyDescriptor(AbortSignal, 'timeout');
  Object.defineProperty(AbortSignal, 'timeout', {
    configurable: true,
    writable: true,
    value: (ms: number): AbortSignal => {
      const controller = new AbortController();
      const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
      setTimeout(() => controller.abort(reason), ms);
      return controller.signal;
    },
  });
  return () => {
    if (real === undefined) Reflect.deleteProperty(AbortSignal, 'timeout');
    else Object.defineProperty(AbortSignal, 'timeout', real);
  };
};
