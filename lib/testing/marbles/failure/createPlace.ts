/** A line of a test, to fail at later. */
export interface Place {
  /** An error that points to the line. */
  readonly failure: (message: string) => Error;
}

/**
 * Remembers the line of the test.
 *
 * @param ownCalls - How many calls stand above it: this one, that of the public function that the
 *   test has called, and what stands between. Default: 3.
 */
export const createPlace = (ownCalls = 3): Place => {
  const { stack = '' } = new Error();
  // V8 has a headline above the calls; other engines have not.
  const own = ownCalls + (stack.startsWith('Error') ? 1 : 0);
  const calls = stack.split('\n').slice(own);
  return {
    failure: (message) => {
      const error = new Error(message);
      error.stack = [`Error: ${message}`, ...calls].join('\n');
      return error;
    },
  };
};
