import type { Observable } from 'rxjs';
import { clampWait } from './clampWait';
import { hasTag, TaggedError } from './TaggedError';

/** What a {@link DisconnectError} tells about the cut. */
export interface DisconnectErrorDetails<T> {
  /**
   * `'closed'`: the body ended without its `end` event. `'reset'`: it failed, and `cause` says how.
   * `'idle'`: not a byte came for `timeouts.idle` ms.
   */
  readonly phase: 'closed' | 'reset' | 'idle';
  /** How many events the subscriber was given. */
  readonly received: number;
  /** The id of the last event that the subscriber was given. */
  readonly cursor?: string | undefined;
  /** What the last `retry:` field of the stream asks for, in ms. */
  readonly retryAfter?: number | undefined;
  /** Goes on with the turn after `cursor`; there only where the server offers it. */
  readonly resume?: (() => Observable<T>) | undefined;
  /** The failure of the body, where there was one. */
  readonly cause?: unknown;
}

const reasons = {
  closed: 'the connection closed before the end event',
  reset: 'the connection broke before the end event',
  idle: 'the connection fell silent before the end event',
};

/**
 * The stream was cut: it stopped before its `end` event.
 *
 * What was received has been delivered. The turn itself may still be running on the service, which
 * saves its state at the end: sending it again could advance the conversation twice (observed in
 * the service's public source).
 */
export class DisconnectError<T = unknown> extends TaggedError<'DisconnectError'> {
  /** The turn was accepted. */
  readonly safeToResend = false;
  /** How the stream stopped. */
  readonly phase: 'closed' | 'reset' | 'idle';
  /** How many events the subscriber was given. */
  readonly received: number;
  /** The id of the last event that the subscriber was given. */
  readonly cursor: string | undefined;
  /**
   * How long the server asks to wait before the next connection, in ms, from 0 to 2^31 - 1: what
   * the last `retry:` field of the stream said. `undefined` where it had none.
   */
  readonly retryAfter: number | undefined;
  /** Goes on with the turn after `cursor`; `undefined` where the server does not offer it. */
  readonly resume: (() => Observable<T>) | undefined;

  constructor({ phase, received, cursor, retryAfter, resume, cause }: DisconnectErrorDetails<T>) {
    const events = `${received} event${received === 1 ? '' : 's'}`;
    const last = cursor === undefined ? '' : ` (the last has id ${cursor})`;
    super(
      'DisconnectError',
      `After ${events}${last}, ${reasons[phase]}; the turn may still be running`,
      cause === undefined ? undefined : { cause },
    );
    this.phase = phase;
    this.received = received;
    this.cursor = cursor;
    this.retryAfter = retryAfter === undefined ? retryAfter : clampWait(retryAfter);
    this.resume = resume;
  }
}

/** Whether `error` is a {@link DisconnectError} of any copy of this library. */
export const isDisconnectError = (error: unknown): error is DisconnectError =>
  hasTag(error, 'DisconnectError');
