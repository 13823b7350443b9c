import {
  AbortError,
  AgentError,
  BufferFullError,
  CompletionTooLongError,
  ConnectError,
  DecodeError,
  DisconnectError,
  EventTooLargeError,
  InvalidInputError,
  isAbortError,
  isAgentError,
  isBufferFullError,
  isCompletionTooLongError,
  isConnectError,
  isDecodeError,
  isDisconnectError,
  isEventTooLargeError,
  isInvalidInputError,
  isProtocolError,
  isResponseError,
  isTimeoutError,
  isTraceOrderError,
  isUnexpectedError,
  ProtocolError,
  ResponseError,
  TimeoutError,
  TraceOrderError,
  UnexpectedError,
} from '../../../lib/errors';

/** One error of each class, with what it must be. */
export interface Instance {
  readonly tag: string;
  readonly error: Error;
  readonly constructedBy: abstract new (...args: never[]) => Error;
  readonly guard: (error: unknown) => boolean;
  /** Its own fields beside `_tag`, `name` and `cause`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

const issue = { path: 'payload.message', expected: 'string', actual: 42 };
const wire = { type: 'text', payload: { message: 42 } };
const call = { type: 'tool-call', payload: { state: 'end', callID: 'c1' }, source: ['flights'] };

/** One of each of the library's errors. */
export const instances: readonly Instance[] = [
  {
    tag: 'AbortError',
    error: new AbortError(),
    constructedBy: AbortError,
    guard: isAbortError,
    fields: { safeToResend: false },
    message: 'The turn was aborted by its signal',
  },
  {
    tag: 'AgentError',
    error: new AgentError('flight_api_down'),
    constructedBy: AgentError,
    guard: isAgentError,
    fields: { safeToResend: false, code: 'flight_api_down', detail: '' },
    message: 'The agent failed: flight_api_down',
  },
  {
    tag: 'BufferFullError',
    error: new BufferFullError('maxTraces', 5),
    constructedBy: BufferFullError,
    guard: isBufferFullError,
    fields: { safeToResend: false, field: 'maxTraces', limit: 5 },
    message: 'More than 5 traces would have to be held (maxTraces)',
  },
  {
    tag: 'CompletionTooLongError',
    error: new CompletionTooLongError(5, 'Hello'),
    constructedBy: CompletionTooLongError,
    guard: isCompletionTooLongError,
    fields: { safeToResend: false, limit: 5, text: 'Hello' },
    message: 'A message is longer than 5 characters (maxCharacters)',
  },
  {
    tag: 'ConnectError',
    error: new ConnectError('unknown'),
    constructedBy: ConnectError,
    guard: isConnectError,
    fields: { safeToResend: false, sent: 'unknown' },
    message: 'The connection failed before a response came: the turn may be running',
  },
  {
    tag: 'DecodeError',
    error: new DecodeError([issue], wire, '7'),
    constructedBy: DecodeError,
    guard: isDecodeError,
    fields: { safeToResend: false, issues: [issue], value: wire, eventID: '7' },
    message: 'event 7: payload.message must be string, not number',
  },
  {
    tag: 'DisconnectError',
    error: new DisconnectError({ phase: 'closed', received: 3, cursor: '3' }),
    constructedBy: DisconnectError,
    guard: isDisconnectError,
    fields: {
      safeToResend: false,
      phase: 'closed',
      received: 3,
      cursor: '3',
      retryAfter: undefined,
      resume: undefined,
    },
    message:
      'After 3 events (the last has id 3), the connection closed before the end event; ' +
      'the turn may still be running',
  },
  {
    tag: 'EventTooLargeError',
    error: new EventTooLargeError(1024),
    constructedBy: EventTooLargeError,
    guard: isEventTooLargeError,
    fields: { safeToResend: false, limit: 1024 },
    message: 'An event is larger than 1024 bytes (maxEventBytes)',
  },
  {
    tag: 'InvalidInputError',
    error: new InvalidInputError('userID', 'must be a string that is not empty'),
    constructedBy: InvalidInputError,
    guard: isInvalidInputError,
    fields: { field: 'userID', reason: 'must be a string that is not empty' },
    message: 'userID must be a string that is not empty',
  },
  {
    tag: 'ProtocolError',
    error: new ProtocolError('The response must be text/event-stream, not text/html', '<html>'),
    constructedBy: ProtocolError,
    guard: isProtocolError,
    fields: {
      safeToResend: false,
      reason: 'The response must be text/event-stream, not text/html',
      received: '<html>',
    },
    message: 'The response must be text/event-stream, not text/html',
  },
  {
    tag: 'ResponseError',
    error: new ResponseError({
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"wrong key"}',
    }),
    constructedBy: ResponseError,
    guard: isResponseError,
    fields: {
      safeToResend: false,
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"wrong key"}',
      retryAfter: undefined,
    },
    message: 'The service answered 401: {"message":"wrong key"}',
  },
  {
    tag: 'TimeoutError',
    error: new TimeoutError('firstTrace', 5_000),
    constructedBy: TimeoutError,
    guard: isTimeoutError,
    fields: { safeToResend: false, phase: 'firstTrace', limit: 5_000 },
    message: 'No trace came within 5000 ms (timeouts.firstTrace)',
  },
  {
    tag: 'TraceOrderError',
    error: new TraceOrderError({
      kind: 'tool-call',
      fault: 'endWithoutStart',
      position: 3,
      speaker: ['flights'],
      trace: call,
      callID: 'c1',
    }),
    constructedBy: TraceOrderError,
    guard: isTraceOrderError,
    fields: {
      safeToResend: false,
      kind: 'tool-call',
      fault: 'endWithoutStart',
      position: 3,
      speaker: ['flights'],
      trace: call,
      callID: 'c1',
    },
    message: 'Trace 3 (from 0) ends a tool call without a start',
  },
  {
    tag: 'UnexpectedError',
    error: new UnexpectedError(),
    constructedBy: UnexpectedError,
    guard: isUnexpectedError,
    fields: { safeToResend: false },
    message: 'Something failed that is no failure of a stream; see cause',
  },
];
