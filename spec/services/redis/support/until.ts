/** Waits until something holds; where it does not within the time, the test fails. */
export const until = async (
  holds: () => boolean | Promise<boolean>,
  within = 5000,
): Promise<void> => {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it did not happen within ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
