/** How many turns of the real event loop what is ready may take. */
const turns = 5;

/** What there may be to wait a turn with. */
interface Host {
  readonly setImmediate?: (run: () => void) => unknown;
  readonly MessageChannel?: typeof MessageChannel;
  readonly setTimeout: (run: () => void) => unknown;
}

/** One turn of the real event loop; what it runs on is taken before anything is faked. */
const realTurn = (): (() => Promise<void>) => {
  const { setImmediate, MessageChannel, setTimeout }: Host = globalThis;
  if (typeof setImmediate === 'function') {
    return () => new Promise((resolve) => void setImmediate(resolve));
  }
  if (typeof MessageChannel === 'function') {
    return () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(undefined);
      });
  }
  return () => new Promise((resolve) => void setTimeout(resolve));
};

/**
 * Makes a function that lets all run that is ready to: promises, web streams, and what they set off.
 * To be called while the clock is still the real one.
 */
export const createSettle = (): (() => Promise<void>) => {
  const turn = realTurn();
  return async () => {
    for (let count = 0; count < turns; count += 1) await turn();
  };
};
