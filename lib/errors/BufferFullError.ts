import { hasTag, TaggedError } from './TaggedError';

const units = { maxCharacters: 'characters', maxOpen: 'open messages', maxTraces: 'traces' };

/** What an operator was told to hold back has grown past its limit. */
export class BufferFullError extends TaggedError<'BufferFullError'> {
  /** The turn has run, or still runs. */
  readonly safeToResend = false;

  constructor(
    /** The option that sets the limit. */
    readonly field: keyof typeof units,
    /** The limit that was passed, in what the field counts; characters are UTF-16 code units. */
    readonly limit: number,
  ) {
    super('BufferFullError', `More than ${limit} ${units[field]} would have to be held (${field})`);
  }
}

/** Whether `error` is a {@link BufferFullError} of any copy of this library. */
export const isBufferFullError = (error: unknown): error is BufferFullError =>
  hasTag(error, 'BufferFullError');
