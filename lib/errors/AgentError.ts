import { hasTag, TaggedError } from './TaggedError';

/**
 * The agent failed in the middle of its turn: the stream held an `error` event.
 *
 * Thrown by an agent of yours, its `code` is what the server of this library puts on the wire.
 */
export class AgentError extends TaggedError<'AgentError'> {
  /** A part of the turn has run. */
  readonly safeToResend = false;

  constructor(
    /** The code on the wire; `'unknown'` where the service sent a sentence instead of a code. */
    readonly code: string,
    /** The text of the `error` event where it was not a code, at most 4,096 characters. */
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super('AgentError', `The agent failed: ${detail === '' ? code : detail}`, options);
  }
}

/** Whether `error` is an {@link AgentError} of any copy of this library. */
export const isAgentError = (error: unknown): error is AgentError => hasTag(error, 'AgentError');
