import { hasTag, TaggedError } from './TaggedError';

/** The response is not what the endpoint promises: not an event stream, or an event out of place. */
export class ProtocolError extends TaggedError<'ProtocolError'> {
  /** The request was accepted by something; whether a turn runs is not known. */
  readonly safeToResend = false;

  constructor(
    /** What was expected and what came instead. */
    readonly reason: string,
    /** The first 4 KiB of what came, as text, where that helps. */
    readonly received = '',
  ) {
    super('ProtocolError', reason);
  }
}

/** Whether `error` is a {@link ProtocolError} of any copy of this library. */
export const isProtocolError = (error: unknown): error is ProtocolError =>
  hasTag(error, 'ProtocolError');
