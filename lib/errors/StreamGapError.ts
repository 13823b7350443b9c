import { hasTag, TaggedError } from './TaggedError';

/**
 * An event is missing: the ids of a turn that can be gone on with count from 1 without a gap, and
 * one was skipped. Everything before the gap was delivered, nothing after it.
 */
export class StreamGapError extends TaggedError<'StreamGapError'> {
  /** The turn has run, or still runs. */
  readonly safeToResend = false;

  constructor(
    /** The id that should have come. */
    readonly expected: number,
    /** The id that came instead, as it stood on the wire; `undefined` where there was none. */
    readonly actual: string | undefined,
  ) {
    const found = actual === undefined ? 'an event without an id' : `event ${actual}`;
    super('StreamGapError', `Event ${expected} is missing: ${found} came in its place`);
  }
}

/** Whether `error` is a {@link StreamGapError} of any copy of this library. */
export const isStreamGapError = (error: unknown): error is StreamGapError =>
  hasTag(error, 'StreamGapError');
