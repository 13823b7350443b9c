import { hasTag, TaggedError } from './TaggedError';

/**
 * An event log did not answer in time, or failed: its `cause` says how.
 *
 * It is an error of the server's side: `onError` of the handler is told it, a caller gets 503.
 */
export class EventLogError extends TaggedError<'EventLogError'> {
  constructor(
    /** What was asked of the log: `claim`, `append`, `read`… */
    readonly operation: string,
    /** How long was waited, in ms. */
    readonly waited: number,
    options?: ErrorOptions,
  ) {
    super('EventLogError', `The event log did not do '${operation}' within ${waited} ms`, options);
  }
}

/** Whether `error` is an {@link EventLogError} of any copy of this library. */
export const isEventLogError = (error: unknown): error is EventLogError =>
  hasTag(error, 'EventLogError');
