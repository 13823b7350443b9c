import { AbortError } from '../../errors/AbortError';
import { AgentError } from '../../errors/AgentError';
import { ConnectError } from '../../errors/ConnectError';
import { DecodeError } from '../../errors/DecodeError';
import { DisconnectError } from '../../errors/DisconnectError';
import { ProtocolError } from '../../errors/ProtocolError';
import { ResponseError } from '../../errors/ResponseError';
import { ResumeExpiredError } from '../../errors/ResumeExpiredError';
import type { StreamError } from '../../errors/StreamError';
import { StreamGapError } from '../../errors/StreamGapError';
import { TimeoutError } from '../../errors/TimeoutError';
import { TurnCancelledError } from '../../errors/TurnCancelledError';
import { TurnLostError } from '../../errors/TurnLostError';
import { decodeTrace } from '../../protocol/decodeTrace';
import type { Scanner } from './createScanner';

/** A trace of a known type with a bad payload: what `invalid` stands for. */
const invalidTrace = { type: 'text', payload: { message: 42 } };

const idOf = (count: number): string | undefined => (count === 0 ? undefined : String(count));

const eventsAfter = (scanner: Scanner, received: number): number => {
  if (scanner.isDone()) return received;
  scanner.oneOf('after');
  return scanner.number('how many events came');
};

/** The words that a phrase of an error can begin with, and how each goes on. */
const phrases: Readonly<Record<string, (scanner: Scanner, received: number) => StreamError>> = {
  disconnect: (scanner, before) => {
    const isDefault = scanner.isDone() || scanner.startsWith('after');
    const phase = isDefault ? 'closed' : scanner.oneOf('closed', 'reset', 'idle');
    const received = eventsAfter(scanner, before);
    return new DisconnectError({
      phase,
      received,
      cursor: idOf(received),
      // As the `fetch` of Node says it.
      ...(phase === 'reset' ? { cause: new TypeError('terminated') } : {}),
    });
  },
  http: (scanner) => {
    const status = scanner.number('the status');
    const body = scanner.quoted() ?? '';
    if (scanner.isDone()) return new ResponseError({ status, headers: {}, body });
    scanner.oneOf('retry-after');
    const seconds = scanner.number('the seconds of Retry-After');
    const headers = { 'retry-after': String(seconds) };
    return new ResponseError({ status, headers, body, retryAfter: 1000 * seconds });
  },
  invalid: (scanner, received) => {
    const wire = scanner.json('{["')?.value ?? invalidTrace;
    const decoded = decodeTrace(wire);
    if (decoded._tag === 'Right') throw scanner.fail('this is a valid trace');
    return new DecodeError(decoded.left.issues, wire, String(received + 1));
  },
  agent: (scanner) => new AgentError(scanner.quoted() ?? scanner.word() ?? 'failed'),
  connect: (scanner) => new ConnectError(scanner.isDone() ? 'no' : scanner.oneOf('no', 'unknown')),
  timeout: (scanner) =>
    new TimeoutError(scanner.oneOf('connect', 'firstTrace'), scanner.number('the limit in ms')),
  protocol: (scanner) => new ProtocolError(scanner.text('what is wrong')),
  abort: () => new AbortError(),
  lost: () => new TurnLostError(),
  cancelled: () => new TurnCancelledError(),
  expired: (scanner, before) => {
    const received = eventsAfter(scanner, before);
    return new ResumeExpiredError(received, idOf(received));
  },
  gap: (scanner, before) => {
    const isDefault = scanner.isDone() || scanner.startsWith('after');
    const id = isDefault ? undefined : (scanner.quoted() ?? scanner.word());
    const received = eventsAfter(scanner, before);
    return new StreamGapError(received + 1, id ?? String(received + 2));
  },
};

/**
 * Reads the phrase of an error.
 *
 * @param received - How many traces came before it.
 * @throws InvalidInputError that names the place.
 */
export const readError = (scanner: Scanner, received: number): StreamError => {
  const word = scanner.word() ?? '';
  const phrase = Object.hasOwn(phrases, word) ? phrases[word] : undefined;
  if (phrase === undefined) {
    const known = Object.keys(phrases).join(', ');
    throw scanner.fail(`"${word}" begins no error; write one of ${known}`);
  }
  const error = phrase(scanner, received);
  scanner.end();
  return error;
};
