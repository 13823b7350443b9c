import { hasTag, TaggedError } from './TaggedError';

/** One event of the stream is larger than `maxEventBytes`. Everything before it was delivered. */
export class EventTooLargeError extends TaggedError<'EventTooLargeError'> {
  /** The turn has run, or still runs. */
  readonly safeToResend = false;

  constructor(
    /** The limit that was passed, in bytes. */
    readonly limit: number,
  ) {
    super('EventTooLargeError', `An event is larger than ${limit} bytes (maxEventBytes)`);
  }
}

/** Whether `error` is an {@link EventTooLargeError} of any copy of this library. */
export const isEventTooLargeError = (error: unknown): error is EventTooLargeError =>
  hasTag(error, 'EventTooLargeError');
