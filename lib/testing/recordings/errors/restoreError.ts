import { AbortError } from '../../../errors/AbortError';
import { AgentError } from '../../../errors/AgentError';
import { BufferFullError } from '../../../errors/BufferFullError';
import { CompletionTooLongError } from '../../../errors/CompletionTooLongError';
import { ConnectError } from '../../../errors/ConnectError';
import { DecodeError } from '../../../errors/DecodeError';
import { DisconnectError } from '../../../errors/DisconnectError';
import { EventTooLargeError } from '../../../errors/EventTooLargeError';
import { NoRouteError } from '../../../errors/NoRouteError';
import { ProtocolError } from '../../../errors/ProtocolError';
import { ResponseError } from '../../../errors/ResponseError';
import { ResumeExpiredError } from '../../../errors/ResumeExpiredError';
import type { StreamError } from '../../../errors/StreamError';
import { StreamGapError } from '../../../errors/StreamGapError';
import { TimeoutError } from '../../../errors/TimeoutError';
import { TraceOrderError } from '../../../errors/TraceOrderError';
import { TurnCancelledError } from '../../../errors/TurnCancelledError';
import { TurnLostError } from '../../../errors/TurnLostError';
import { UnexpectedError } from '../../../errors/UnexpectedError';
import { readFields } from '../readFields';
import type { FieldReader } from '../readFields';
import type { RecordedError } from '../Recording';

type Restore = (fields: FieldReader, options: ErrorOptions | undefined) => StreamError;

const optional = <A>(
  fields: FieldReader,
  name: string,
  read: (name: string) => A,
): A | undefined => (fields.has(name) ? read(name) : undefined);

const texts = (items: readonly unknown[]): readonly string[] => items.map(String);

const issues = (fields: FieldReader) =>
  fields.list('issues').map((item, index) => {
    const issue = readFields(item, `${fields.path}.issues.${index}`);
    return {
      path: issue.text('path'),
      expected: issue.text('expected'),
      actual: issue.any('actual'),
    };
  });

/** A map, so that an error of the name `constructor` is any other error. */
const restores = new Map<string, Restore>(
  Object.entries({
    AbortError: (_, options) => new AbortError(options),
    AgentError: (of, options) => new AgentError(of.text('code'), of.text('detail'), options),
    BufferFullError: (of) =>
      new BufferFullError(
        of.oneOf('field', ['maxCharacters', 'maxOpen', 'maxTraces']),
        of.number('limit'),
      ),
    CompletionTooLongError: (of) => new CompletionTooLongError(of.number('limit'), of.text('text')),
    ConnectError: (of, options) => new ConnectError(of.oneOf('sent', ['no', 'unknown']), options),
    DecodeError: (of) =>
      new DecodeError(issues(of), of.any('value'), optional(of, 'eventID', of.text)),
    DisconnectError: (of, options) =>
      new DisconnectError({
        phase: of.oneOf('phase', ['closed', 'reset', 'idle']),
        received: of.number('received'),
        cursor: optional(of, 'cursor', of.text),
        retryAfter: optional(of, 'retryAfter', of.number),
        ...options,
      }),
    EventTooLargeError: (of) => new EventTooLargeError(of.number('limit')),
    NoRouteError: (of) => new NoRouteError(of.text('route'), texts(of.list('routes')), false),
    ProtocolError: (of) => new ProtocolError(of.text('reason'), of.text('received')),
    ResponseError: (of) => {
      const retryAfter = optional(of, 'retryAfter', of.number);
      return new ResponseError({
        status: of.number('status'),
        headers: of.texts('headers'),
        body: of.text('body'),
        ...(retryAfter === undefined ? {} : { retryAfter }),
      });
    },
    ResumeExpiredError: (of, options) =>
      new ResumeExpiredError(of.number('received'), optional(of, 'cursor', of.text), options),
    StreamGapError: (of) =>
      new StreamGapError(of.number('expected'), optional(of, 'actual', of.text)),
    TimeoutError: (of) =>
      new TimeoutError(of.oneOf('phase', ['connect', 'firstTrace']), of.number('limit')),
    TraceOrderError: (of) =>
      new TraceOrderError({
        kind: of.oneOf('kind', ['completion', 'audio', 'reasoning', 'tool-call']),
        fault: of.oneOf('fault', [
          'contentWithoutStart',
          'startInsideStart',
          'endWithoutStart',
          'openAtEnd',
          'tooManyOpen',
        ]),
        position: of.number('position'),
        speaker: texts(of.list('speaker')),
        trace: of.any('trace'),
        callID: optional(of, 'callID', of.text),
      }),
    TurnCancelledError: (_, options) => new TurnCancelledError(options),
    TurnLostError: (_, options) => new TurnLostError(options),
    UnexpectedError: (_, options) => new UnexpectedError(options),
  } satisfies Record<StreamError['_tag'], Restore>),
);

const natives = new Map([TypeError, RangeError, SyntaxError].map((made) => [made.name, made]));

const createNative = (tag: string, message: string, options: ErrorOptions | undefined): Error => {
  const Native = natives.get(tag) ?? Error;
  return new Native(message, options);
};

/**
 * Makes the error that was recorded: a `StreamError` of the same class with the same fields (but no
 * `resume`), or an Error of the same name, message and code.
 *
 * @param path - Where the error stands in its recording.
 * @throws InvalidInputError that names the field.
 */
export const restoreError = (recorded: RecordedError, path = 'outcome.error'): Error => {
  const { cause, code, errors, fields, message, tag } = recorded;
  const options = cause === undefined ? undefined : { cause: restoreError(cause, `${path}.cause`) };
  // An error of somebody else may have the name of one of ours, and has no fields here.
  const restore = fields === undefined ? undefined : restores.get(tag);
  if (restore !== undefined) return restore(readFields(fields, `${path}.fields`), options);
  const error = createNative(tag, message, options);
  if (error.name !== tag) error.name = tag;
  return Object.assign(error, {
    ...(code === undefined ? {} : { code }),
    ...(errors === undefined
      ? {}
      : { errors: errors.map((one, index) => restoreError(one, `${path}.errors.${index}`)) }),
  });
};
