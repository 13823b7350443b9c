import { hasTag, TaggedError } from './TaggedError';

/**
 * An argument that cannot be used: a configuration, a turn, an event to format.
 *
 * Thrown at once by the function that was given the argument, before anything is sent. The
 * message names the field and says what it must be, and never repeats the value.
 */
export class InvalidInputError extends TaggedError<'InvalidInputError'> {
  constructor(
    /** The path of the field, as the caller wrote it: `userID`, `timeouts.idle`. */
    readonly field: string,
    /** What is wrong with it, to be read after the name of the field. */
    readonly reason: string,
  ) {
    super('InvalidInputError', `${field} ${reason}`);
  }
}

/** Whether `error` is an {@link InvalidInputError} of any copy of this library. */
export const isInvalidInputError = (error: unknown): error is InvalidInputError =>
  hasTag(error, 'InvalidInputError');
