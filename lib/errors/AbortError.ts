import { hasTag, TaggedError } from './TaggedError';

/** The `signal` that the turn was given is aborted; `cause` is the signal's reason. */
export class AbortError extends TaggedError<'AbortError'> {
  /** The turn may have been accepted, and may be running. */
  readonly safeToResend = false;

  constructor(options?: ErrorOptions) {
    super('AbortError', 'The turn was aborted by its signal', options);
  }
}

/** Whether `error` is an {@link AbortError} of any copy of this library. */
export const isAbortError = (error: unknown): error is AbortError => hasTag(error, 'AbortError');
