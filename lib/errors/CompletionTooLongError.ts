import { hasTag, TaggedError } from './TaggedError';

/** One message grew past the `maxCharacters` of the operator that accumulates it. */
export class CompletionTooLongError extends TaggedError<'CompletionTooLongError'> {
  /** The turn has run, or still runs. */
  readonly safeToResend = false;

  constructor(
    /** The limit that was passed, in characters (UTF-16 code units). */
    readonly limit: number,
    /** The message as far as it fits. */
    readonly text: string,
  ) {
    super('CompletionTooLongError', `A message is longer than ${limit} characters (maxCharacters)`);
  }
}

/** Whether `error` is a {@link CompletionTooLongError} of any copy of this library. */
export const isCompletionTooLongError = (error: unknown): error is CompletionTooLongError =>
  hasTag(error, 'CompletionTooLongError');
