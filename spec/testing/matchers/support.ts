import { traceMatchers } from '../../../lib/testing/matchers/traceMatchers';
import type { TraceMatchers } from '../../../lib/testing/matchers/types/TraceMatchers';
import { traceMarbles } from '../../../lib/testing';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- so the types of Jest are merged
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- as above
    interface Matchers<R, T> extends TraceMatchers<R, T> {}
  }
}

expect.extend(traceMatchers);

/** A turn that is over, or stands still, as a timeline. */
export const turn = (diagram: string) => traceMarbles(diagram);

/** What an expectation fails with, by lines. */
export const failureOf = (expectation: () => void): readonly string[] => {
  try {
    expectation();
  } catch (error) {
    if (error instanceof Error) return error.message.split('\n');
  }
  throw new Error('It did not fail');
};

/** What an expectation that is awaited fails with, by lines. */
export const rejectionOf = async (expectation: Promise<void>): Promise<readonly string[]> => {
  const message = await expectation.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (message === undefined) throw new Error('It did not fail');
  return message.split('\n');
};
