import type { either } from 'fp-ts';
import { AgentError } from '../../errors/AgentError';
import { DecodeError } from '../../errors/DecodeError';
import { ProtocolError } from '../../errors/ProtocolError';
import { decodeTrace } from '../decodeTrace';
import { isErrorCode } from '../isErrorCode';
import { parseJson } from '../parseJson';
import { redactJson } from '../redactJson';
import type { WireTurnEvent } from '../TurnEvent';
import { turnFailureOf } from './turnFailures';
import type { TurnFailure } from './turnFailures';

/** An event as it comes off the wire. */
export interface EventFrame {
  readonly event?: string;
  readonly id?: string;
  readonly data: string | undefined;
}

/** What an event of a turn can be instead of one: a bad payload, the turn's failure, a stranger. */
export type EventFailure = DecodeError | AgentError | ProtocolError | TurnFailure;

/** In characters. */
const maxDetail = 4096;
const maxName = 64;

const fail = (left: EventFailure): either.Left<EventFailure> => ({ _tag: 'Left', left });

const right = (event: WireTurnEvent): either.Right<WireTurnEvent> => ({
  _tag: 'Right',
  right: event,
});

const json = (
  { id, data }: EventFrame,
  redact: (text: string) => string,
): either.Either<DecodeError, unknown> => {
  try {
    return { _tag: 'Right', right: parseJson(data ?? '') };
  } catch {
    const actual = data === undefined ? data : redact(data);
    const issue = { path: '', expected: 'JSON', actual };
    return { _tag: 'Left', left: new DecodeError([issue], actual, id) };
  }
};

/**
 * Reads one event of the `v2` dialect.
 *
 * `end` ends the turn with or without data. The data of an `error` event is plain text: a code, or
 * a sentence of the service's (Voiceflow's documentation).
 *
 * @param redact - Keeps secrets out of the texts of the service that a failure shows.
 */
export const decodeEvent = (
  frame: EventFrame,
  redact: (text: string) => string = (text) => text,
): either.Either<EventFailure, WireTurnEvent> => {
  const { event, id, data } = frame;
  const withID = id === undefined ? {} : { id };
  if (event === 'end') return right({ event, ...withID });
  if (event === 'error') {
    const text = redact((data ?? '').trim());
    return fail(
      turnFailureOf(text) ??
        (isErrorCode(text)
          ? new AgentError(text)
          : new AgentError('unknown', text.slice(0, maxDetail))),
    );
  }
  if (event !== 'trace' && event !== 'state') {
    const name = JSON.stringify(redact(event ?? 'message').slice(0, maxName));
    const received = redact(data ?? '').slice(0, maxDetail);
    return fail(new ProtocolError(`An event is named ${name}, which no turn has`, received));
  }
  const value = json(frame, redact);
  if (value._tag === 'Left') return value;
  if (event === 'state') return right({ event, ...withID, state: value.right });
  const trace = decodeTrace(value.right);
  if (trace._tag === 'Right') {
    // Written out: a field behind a spread takes a microsecond, and this runs for each frame.
    return right(
      id === undefined ? { event, trace: trace.right } : { event, id, trace: trace.right },
    );
  }
  const isClean = redact(data ?? '') === data;
  const shown = (part: unknown) => (isClean ? part : redactJson(part, redact));
  const issues = trace.left.issues.map((issue) => ({ ...issue, actual: shown(issue.actual) }));
  return fail(new DecodeError(issues, shown(trace.left.value), id));
};
