/** A line of a test, to fail at later. */
export interface Place {
  /** An error that points to the line. */
  readonly failure: (message: string) => Error;
}

/** This function, the one that calls it, and the public one that the test has called. */
const ownCalls = 3;

/** Remembers the line of the test, two calls up from here. */
export const createPlace = (): Place => {
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
