import { hasTag, TaggedError } from './TaggedError';

/**
 * The server process that ran the turn is gone, and the turn with it: the stream held an `error`
 * event `turn_lost`.
 *
 * What the turn had said until then was delivered. A server of this library ends a turn so once the
 * lease of its process has passed.
 */
export class TurnLostError extends TaggedError<'TurnLostError'> {
  /** A part of the turn may have run. */
  readonly safeToResend = false;

  constructor(options?: ErrorOptions) {
    super(
      'TurnLostError',
      'The process that ran the turn is gone; a part of it may have run',
      options,
    );
  }
}

/** Whether `error` is a {@link TurnLostError} of any copy of this library. */
export const isTurnLostError = (error: unknown): error is TurnLostError =>
  hasTag(error, 'TurnLostError');
