import {
  AbortError,
  AgentError,
  ConnectError,
  DisconnectError,
  isDecodeError,
  ProtocolError,
  ResponseError,
  ResumeExpiredError,
  StreamGapError,
  TimeoutError,
  TurnCancelledError,
  TurnLostError,
} from '../../../lib';
import { findDifference } from '../../../lib/testing/equality/findDifference';
import { createScanner } from '../../../lib/testing/phrases/createScanner';
import { formatError } from '../../../lib/testing/phrases/formatError';
import { readError } from '../../../lib/testing/phrases/readError';

const read = (phrase: string, received = 2) => readError(createScanner(phrase), received);
const closed = (received: number) =>
  new DisconnectError({ phase: 'closed', received, cursor: String(received) });

describe('readError', () => {
  it.each([
    ['disconnect closed after 2', closed(2)],
    ['disconnect closed after 7', closed(7)],
    ['disconnect closed after 0', new DisconnectError({ phase: 'closed', received: 0 })],
    [
      'disconnect reset after 2',
      new DisconnectError({
        phase: 'reset',
        received: 2,
        cursor: '2',
        cause: new TypeError('terminated'),
      }),
    ],
    ['disconnect idle after 2', new DisconnectError({ phase: 'idle', received: 2, cursor: '2' })],
    ['http 500', new ResponseError({ status: 500, headers: {}, body: '' })],
    ['http 502 "<html>"', new ResponseError({ status: 502, headers: {}, body: '<html>' })],
    [
      'http 429 retry-after 2',
      new ResponseError({
        status: 429,
        headers: { 'retry-after': '2' },
        body: '',
        retryAfter: 2000,
      }),
    ],
    ['agent "boom"', new AgentError('boom')],
    ['connect no', new ConnectError('no')],
    ['connect unknown', new ConnectError('unknown')],
    ['timeout connect 500', new TimeoutError('connect', 500)],
    ['timeout firstTrace 500', new TimeoutError('firstTrace', 500)],
    ['protocol "not an event stream"', new ProtocolError('not an event stream')],
    ['abort', new AbortError()],
    ['lost', new TurnLostError()],
    ['cancelled', new TurnCancelledError()],
    ['expired after 2', new ResumeExpiredError(2, '2')],
    ['expired after 0', new ResumeExpiredError(0, undefined)],
    ['gap 5 after 2', new StreamGapError(3, '5')],
    ['gap "5 a" after 0', new StreamGapError(1, '5 a')],
  ])('%s', (phrase, error) => {
    expect(findDifference(read(phrase), error)).toBeUndefined();
    expect(formatError(error, 2)).toBe(phrase);
  });

  it('takes as received what stands before it', () => {
    expect(findDifference(read('disconnect'), closed(2))).toBeUndefined();
    expect(findDifference(read('disconnect after 3'), closed(3))).toBeUndefined();
    expect(read('disconnect', 0)).toMatchObject({ received: 0, cursor: undefined });
    expect(findDifference(read('expired'), new ResumeExpiredError(2, '2'))).toBeUndefined();
    expect(findDifference(read('gap'), new StreamGapError(3, '4'))).toBeUndefined();
    expect(findDifference(read('gap 9'), new StreamGapError(3, '9'))).toBeUndefined();
    expect(findDifference(read('gap after 7'), new StreamGapError(8, '9'))).toBeUndefined();
  });

  it('makes of "invalid" what the client makes of a trace that breaks its codec', () => {
    const error = read('invalid');

    expect(isDecodeError(error)).toBe(true);
    expect(error).toMatchObject({
      eventID: '3',
      message: 'event 3: payload.message must be string, not number',
    });
    expect(read('invalid {"type":"text"}').message).toContain('payload');
    expect(formatError(error, 2)).toBe('invalid {"type":"text","payload":{"message":42}}');
  });

  it.each([
    ['', '"" begins no error; write one of disconnect, http'],
    ['disconected', '"disconected" begins no error'],
    ['disconnect soon', 'here must stand one of closed, reset, idle'],
    ['disconnect after', 'here must stand how many events came, a number'],
    ['http', 'here must stand the status, a number'],
    ['http x', 'here must stand the status, a number'],
    ['http 429 now', 'here must stand one of retry-after'],
    ['timeout idle 5', 'here must stand one of connect, firstTrace'],
    ['abort now', 'nothing more is understood here'],
    ['lost 5', 'nothing more is understood here'],
    ['expired 5', 'here must stand one of after'],
    ['gap 5 before 2', 'here must stand one of after'],
    ['invalid {"type":"text","payload":{"message":""}}', 'this is a valid trace'],
    ['protocol why', 'here must stand what is wrong, in double quotes'],
  ])('refuses %p', (phrase, reason) => {
    expect(() => read(phrase)).toThrow(reason);
  });
});

describe('formatError', () => {
  it('shows the fields of an error that no phrase says', () => {
    expect(formatError(new AgentError('x', 'more'), 0)).toBe(
      'AgentError "The agent failed: more" { code: "x", detail: "more", safeToResend: false }',
    );
    expect(formatError(new ResumeExpiredError(2, 'x'), 0)).toMatch(/^ResumeExpiredError "/);
    expect(formatError(new StreamGapError(3, undefined), 2)).toMatch(/^StreamGapError "/);
    expect(formatError(new RangeError('no'), 0)).toBe('RangeError "no"');
    expect(formatError('error', 0)).toBe('"error"');
    expect(formatError(new AbortError({ cause: new Error('why') }), 0)).toContain(
      'cause: Error "why"',
    );
  });
});
