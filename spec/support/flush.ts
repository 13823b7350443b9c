/**
 * Lets everything run that is ready to: promises, streams, and what they set off. No clock is
 * waited for.
 */
export const flush = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};
