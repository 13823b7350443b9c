/** Waits for `ms`, on the clock that is there: in these specs the virtual one. */
export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, ms));
