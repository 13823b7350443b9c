import type { Observable } from 'rxjs';
import { hasTag, TaggedError } from './TaggedError';

/** The response head or the first trace did not come in time. */
export class TimeoutError extends TaggedError<'TimeoutError'> {
  /** The turn may have been accepted, and may be running. */
  readonly safeToResend = false;

  constructor(
    /** What was waited for, from the subscription on. */
    readonly phase: 'connect' | 'firstTrace',
    /** The limit that was passed, in ms. */
    readonly limit: number,
    /**
     * Asks for the same turn again: attaches to it, or repeats its POST under its idempotency key,
     * which runs it once at most; there only where no response came, and the turn can be attached to or
     * the server is known to honour the key.
     */
    readonly resume?: () => Observable<unknown>,
  ) {
    super(
      'TimeoutError',
      `No ${phase === 'connect' ? 'response' : 'trace'} came within ${limit} ms (timeouts.${phase})`,
    );
  }
}

/** Whether `error` is a {@link TimeoutError} of any copy of this library. */
export const isTimeoutError = (error: unknown): error is TimeoutError =>
  hasTag(error, 'TimeoutError');
