import { hasTag, TaggedError } from './TaggedError';

/**
 * The turn was cancelled before its end, by the `cancel` of a client or because its client left: the
 * stream held an `error` event `turn_cancelled`.
 */
export class TurnCancelledError extends TaggedError<'TurnCancelledError'> {
  /** A part of the turn may have run. */
  readonly safeToResend = false;

  constructor(options?: ErrorOptions) {
    super('TurnCancelledError', 'The turn was cancelled; a part of it may have run', options);
  }
}

/** Whether `error` is a {@link TurnCancelledError} of any copy of this library. */
export const isTurnCancelledError = (error: unknown): error is TurnCancelledError =>
  hasTag(error, 'TurnCancelledError');
