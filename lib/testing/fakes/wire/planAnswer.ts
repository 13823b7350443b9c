import { InvalidInputError } from '../../../errors/InvalidInputError';
import { isStreamError } from '../../../errors/StreamError';
import type { StreamError } from '../../../errors/StreamError';
import { isErrorCode } from '../../../protocol/isErrorCode';
import type { Trace } from '../../../protocol/Trace';
import { toCustomTrace } from '../../../protocol/traces/CustomTrace';
import { turnFailureOf } from '../../../protocol/v2/turnFailures';
import { isPlain } from '../../equality/isPlain';
import { formatError } from '../../phrases/formatError';
import type { TimedNotification, Timeline } from '../../timeline/Timeline';

/** How a body stops that has no `end` event: it closes, it breaks, or it falls silent. */
export interface Cut {
  readonly phase: 'closed' | 'reset' | 'idle';
  readonly cause?: unknown;
}

/** What a server does that gives a client the errors of a timeline. */
export interface AnswerPlan {
  /** There is no stream: after `at` ms comes this response, or the connection fails. */
  readonly refusal?: { readonly at: number; readonly respond: () => Response };
  /** What the agent does. */
  readonly timeline: Timeline<Trace>;
  /** What becomes of the body where the agent has an error that is a cut. */
  readonly cut?: Cut;
}

const codes = { no: 'ECONNREFUSED', unknown: 'ECONNRESET' };

/** As the `fetch` of Node fails. */
const failConnection = (sent: 'no' | 'unknown'): never => {
  const code = codes[sent];
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
};

const encoder = new TextEncoder();

const unplayable = (error: StreamError, reason: string): InvalidInputError =>
  new InvalidInputError(
    'script',
    `has an error that a server cannot cause (${formatError(error, 0)}): ${reason}`,
  );

const isTagged = (value: unknown): value is { readonly type: string } =>
  isPlain(value) && typeof value['type'] === 'string';

/**
 * Plans how a server answers so that a client has the errors of a timeline.
 *
 * @throws InvalidInputError for an error that no server can cause.
 */
export const planAnswer = (timeline: Timeline<Trace>): AnswerPlan => {
  const last = timeline.at(-1);
  const error: unknown = last?.notification.kind === 'E' ? last.notification.error : undefined;
  if (last === undefined || !isStreamError(error)) return { timeline };
  const { time } = last;
  const before = timeline.slice(0, -1);

  const refuse = (respond: () => Response): AnswerPlan => {
    if (before.length > 0) throw unplayable(error, 'there can be no trace before it');
    return { timeline: [], refusal: { at: time, respond } };
  };

  switch (error._tag) {
    case 'ResponseError': {
      const { body, headers, status } = error;
      if (!(status >= 300 && status <= 599))
        throw unplayable(error, 'the status must be 300 to 599');
      // As bytes, for a text adds a content type. There are statuses that must not have a body.
      const bytes = body === '' ? null : encoder.encode(body);
      return refuse(() => new Response(bytes, { status, headers }));
    }
    case 'ConnectError':
      return refuse(() => failConnection(error.sent));
    case 'DisconnectError': {
      const { cause = new TypeError('terminated'), phase } = error;
      return { timeline, cut: { phase, cause } };
    }
    case 'DecodeError': {
      const { value } = error;
      if (!isTagged(value)) throw unplayable(error, 'the trace must be an object with a type');
      const trace: TimedNotification<Trace> = {
        time,
        // What is custom goes on the wire as it is.
        notification: { kind: 'N', value: toCustomTrace(value) },
      };
      return { timeline: [...before, trace, { time, notification: { kind: 'C' } }] };
    }
    case 'AgentError':
      if (!isErrorCode(error.code)) {
        throw unplayable(error, 'a code has at most 64 letters, digits and _ . : -');
      }
      if (turnFailureOf(error.code) !== undefined) {
        throw unplayable(error, 'its words are lost and cancelled');
      }
      return { timeline };
    case 'TurnLostError':
    case 'TurnCancelledError':
      return { timeline };
    default:
      throw unplayable(error, 'the client finds it itself');
  }
};
