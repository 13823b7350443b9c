import type { AbortError } from './AbortError';
import type { AgentError } from './AgentError';
import type { BufferFullError } from './BufferFullError';
import type { CompletionTooLongError } from './CompletionTooLongError';
import type { ConnectError } from './ConnectError';
import type { DecodeError } from './DecodeError';
import type { DisconnectError } from './DisconnectError';
import type { EventTooLargeError } from './EventTooLargeError';
import type { NoRouteError } from './NoRouteError';
import type { ProtocolError } from './ProtocolError';
import type { ResponseError } from './ResponseError';
import type { ResumeExpiredError } from './ResumeExpiredError';
import type { StreamGapError } from './StreamGapError';
import { hasTag } from './TaggedError';
import type { TimeoutError } from './TimeoutError';
import type { TraceOrderError } from './TraceOrderError';
import type { TurnCancelledError } from './TurnCancelledError';
import type { TurnLostError } from './TurnLostError';
import type { UnexpectedError } from './UnexpectedError';

/** Everything that a turn, or an operator of this library on it, can fail with. */
export type StreamError =
  | AbortError
  | AgentError
  | BufferFullError
  | CompletionTooLongError
  | ConnectError
  | DecodeError
  | DisconnectError
  | EventTooLargeError
  | NoRouteError
  | ProtocolError
  | ResponseError
  | ResumeExpiredError
  | StreamGapError
  | TimeoutError
  | TraceOrderError
  | TurnCancelledError
  | TurnLostError
  | UnexpectedError;

const tags: Readonly<Record<StreamError['_tag'], true>> = {
  AbortError: true,
  AgentError: true,
  BufferFullError: true,
  CompletionTooLongError: true,
  ConnectError: true,
  DecodeError: true,
  DisconnectError: true,
  EventTooLargeError: true,
  NoRouteError: true,
  ProtocolError: true,
  ResponseError: true,
  ResumeExpiredError: true,
  StreamGapError: true,
  TimeoutError: true,
  TraceOrderError: true,
  TurnCancelledError: true,
  TurnLostError: true,
  UnexpectedError: true,
};

/**
 * Whether `error` is one of this library's {@link StreamError}s; then its `_tag` narrows further.
 *
 * @example
 * ```ts
 * import { isStreamError } from 'voiceflow-rx';
 *
 * const advice = (error: unknown): string => {
 *   if (!isStreamError(error)) return 'Something else failed';
 *   return error.safeToResend ? 'Try again' : `The turn may be running: ${error.message}`;
 * };
 * ```
 */
export const isStreamError = (error: unknown): error is StreamError =>
  hasTag(error, ...Object.keys(tags));
