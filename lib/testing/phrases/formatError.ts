import { isStreamError } from '../../errors/StreamError';
import type { StreamError } from '../../errors/StreamError';
import { findDifference } from '../equality/findDifference';
import { createScanner } from './createScanner';
import { inspect } from './inspect';
import { readError } from './readError';
import { reads } from './reads';

const quote = (text: string): string => JSON.stringify(text);

const idPhraseOf = (id: string): string => (/^[0-9]+$/.test(id) ? id : quote(id));

/** The phrase that may say too little. */
const phraseOf = (error: StreamError): string => {
  switch (error._tag) {
    case 'DisconnectError':
      return `disconnect ${error.phase} after ${error.received}`;
    case 'ResponseError': {
      const { status, body, retryAfter } = error;
      const words = ['http', String(status)];
      if (body !== '') words.push(quote(body));
      if (retryAfter !== undefined) words.push('retry-after', String(retryAfter / 1000));
      return words.join(' ');
    }
    case 'DecodeError':
      return `invalid ${JSON.stringify(error.value)}`;
    case 'AgentError':
      return `agent ${quote(error.code)}`;
    case 'ConnectError':
      return `connect ${error.sent}`;
    case 'TimeoutError':
      return `timeout ${error.phase} ${error.limit}`;
    case 'ProtocolError':
      return `protocol ${quote(error.reason)}`;
    case 'AbortError':
      return 'abort';
    case 'TurnLostError':
      return 'lost';
    case 'TurnCancelledError':
      return 'cancelled';
    case 'ResumeExpiredError':
      return `expired after ${error.received}`;
    case 'StreamGapError':
      return `gap ${idPhraseOf(error.actual ?? '')} after ${error.expected - 1}`;
    default:
      return '';
  }
};

/**
 * The phrase that says all of an error, as `traceMarbles` reads it, or, where there is none, its
 * fields.
 *
 * @param received - How many traces came before it.
 */
export const formatError = (error: unknown, received: number): string => {
  if (!isStreamError(error)) return inspect(error);
  const phrase = phraseOf(error);
  const says = reads(
    () => findDifference(readError(createScanner(phrase), received), error) === undefined,
  );
  return says ? phrase : inspect(error);
};
