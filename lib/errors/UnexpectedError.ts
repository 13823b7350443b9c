import { hasTag, TaggedError } from './TaggedError';

/**
 * Something was thrown that is no failure of a stream: a fault in a callback, or in an agent.
 *
 * `toEither` makes it of such an error, which stands in `cause`.
 */
export class UnexpectedError extends TaggedError<'UnexpectedError'> {
  /** What threw is not known, and neither is whether the turn ran. */
  readonly safeToResend = false;

  constructor(options?: ErrorOptions) {
    super('UnexpectedError', 'Something failed that is no failure of a stream; see cause', options);
  }
}

/** Whether `error` is an {@link UnexpectedError} of any copy of this library. */
export const isUnexpectedError = (error: unknown): error is UnexpectedError =>
  hasTag(error, 'UnexpectedError');
