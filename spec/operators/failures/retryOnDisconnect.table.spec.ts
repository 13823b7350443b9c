import { concat, defer, of, throwError } from 'rxjs';
import { ConnectError, ResponseError, trace } from '../../../lib';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { frame, textFrame } from '../../support/frames';
import {
  cut,
  outcomeOf,
  refuse,
  reset,
  resuming,
  silence,
  status,
  stream,
} from '../support/retries';
import type { Case, Play } from '../support/retries';

const abortedBy = (signal: AbortSignal): Case => ({
  plays: [stream(textFrame(1, 'a'))],
  client: { signal },
});
const aborting = (): AbortSignal => {
  const controller = new AbortController();
  setImmediate(() => controller.abort());
  return controller.signal;
};
const one = textFrame(1, 'a');
const html: Play = ({ respond }) => respond({ headers: { 'content-type': 'text/html' }, body: '' });
const times = (count: number, play: Play) => Array.from({ length: count }, () => play);
const refused = (code: number) => new ResponseError({ status: code, headers: {}, body: '' });

describe('retryOnDisconnect, where sending again is certainly safe,', () => {
  expectNoUnhandledRejection();

  it.each<[string, Play]>([
    ['a request that did not find the host', refuse('ENOTFOUND')],
    ['a request that could not look the host up', refuse('EAI_AGAIN')],
    ['a request that was not let in', refuse('ECONNREFUSED')],
    ['425', status(425)],
    ['429', status(429)],
    ['429 with Retry-After', status(429, { 'retry-after': '3' })],
    ['503 with Retry-After', status(503, { 'retry-after': '3' })],
  ])('sends the turn again after %s', async (_, play) => {
    expect(await outcomeOf({ plays: [play, play] })).toEqual({
      posts: ['POST', 'POST', 'POST'],
      messages: ['a'],
      errors: [],
      completed: true,
      timers: 0,
    });
  });

  it.each<[string, Play, object]>([
    ['a request that was not let in', refuse('ECONNREFUSED'), { _tag: 'ConnectError', sent: 'no' }],
    ['429', status(429), { _tag: 'ResponseError', status: 429 }],
  ])('gives up after five attempts that all end in %s', async (_, play, error) => {
    const outcome = await outcomeOf({ plays: times(9, play) });

    expect(outcome).toMatchObject({ messages: [], errors: [error], completed: false, timers: 0 });
    expect(outcome.posts).toHaveLength(6);
  });

  it('fails with the newest error', async () => {
    const outcome = await outcomeOf({ plays: [status(429), refuse('ENOTFOUND'), status(500)] });

    expect(outcome).toMatchObject({ errors: [{ _tag: 'ResponseError', status: 500 }] });
    expect(outcome.posts).toHaveLength(3);
  });
});

describe('retryOnDisconnect, where the turn may have run,', () => {
  expectNoUnhandledRejection();

  it.each<[string, Case, readonly string[], object]>([
    ['a reset before the head', { plays: [refuse('ECONNRESET')] }, [], { sent: 'unknown' }],
    ['a failure that a browser hides', { plays: [refuse()] }, [], { sent: 'unknown' }],
    ...[302, 400, 401, 403, 404, 408, 409, 413, 500, 501, 502, 503, 504, 524].map(
      (code): [string, Case, readonly string[], object] => [
        String(code),
        { plays: [status(code)] },
        [],
        { _tag: 'ResponseError', status: code },
      ],
    ),
    [
      'no head in time',
      { plays: [silence], client: { timeouts: { connect: 100 } } },
      [],
      { _tag: 'TimeoutError', phase: 'connect' },
    ],
    [
      'no trace in time',
      { plays: [stream()], client: { timeouts: { firstTrace: 100 } } },
      [],
      { _tag: 'TimeoutError', phase: 'firstTrace' },
    ],
    ['no event stream', { plays: [html] }, [], { _tag: 'ProtocolError' }],
    [
      'a trace that breaks its codec',
      { plays: [stream(one, frame('trace', 2, { type: 'text' }))] },
      ['a'],
      { _tag: 'DecodeError', eventID: '2' },
    ],
    [
      'an error event',
      { plays: [stream(one, frame('error', 2, { code: 'agent_error' }))] },
      ['a'],
      { _tag: 'AgentError' },
    ],
    ...[
      ['turn_lost', 'TurnLostError'],
      ['turn_cancelled', 'TurnCancelledError'],
    ].map(([code, _tag]): [string, Case, readonly string[], object] => [
      `an error event ${code}`,
      { plays: [stream(one, `event: error\nid: 2\ndata: ${code}\n\n`)], retry: { replay: true } },
      ['a'],
      { _tag },
    ]),
    [
      'an event that is too large',
      { plays: [stream(one, textFrame(2, 'b'.repeat(200)))], client: { maxEventBytes: 150 } },
      ['a'],
      { _tag: 'EventTooLargeError', limit: 150 },
    ],
    [
      'a close before the first event',
      { plays: [cut()] },
      [],
      { _tag: 'DisconnectError', phase: 'closed', received: 0, cursor: undefined },
    ],
    [
      'a close after a trace',
      { plays: [cut(one)] },
      ['a'],
      { _tag: 'DisconnectError', phase: 'closed', received: 1, cursor: '1' },
    ],
    [
      'a break after a trace',
      { plays: [reset(one)] },
      ['a'],
      { _tag: 'DisconnectError', phase: 'reset', received: 1, cursor: '1' },
    ],
    [
      'silence after a trace',
      { plays: [stream(one)], client: { timeouts: { idle: 100 } } },
      ['a'],
      { _tag: 'DisconnectError', phase: 'idle', received: 1, cursor: '1' },
    ],
    ['a signal aborted before', abortedBy(AbortSignal.abort()), [], { _tag: 'AbortError' }],
  ])('passes the error on at once after %s', async (_, row, messages, error) => {
    const posts = row.client?.signal?.aborted === true ? [] : ['POST'];

    expect(await outcomeOf(row)).toMatchObject({
      posts,
      messages,
      errors: [error],
      completed: false,
      timers: 0,
    });
  });

  it('passes the error on at once after a signal aborted on the way', async () => {
    expect(await outcomeOf(abortedBy(aborting()))).toMatchObject({
      posts: ['POST'],
      errors: [{ _tag: 'AbortError' }],
    });
  });

  it('sends nothing again after a signal aborted during the wait', async () => {
    const controller = new AbortController();
    const row = {
      plays: [status(429)],
      client: { signal: controller.signal },
      retry: { onRetry: () => controller.abort() },
    };

    expect(await outcomeOf(row)).toMatchObject({
      posts: ['POST'],
      errors: [{ _tag: 'AbortError' }],
    });
  });

  it('says of a cut that the turn may be running, and when the server wants to be asked', async () => {
    expect(await outcomeOf({ plays: [cut('retry: 99999999999\n\n', one)] })).toMatchObject({
      errors: [
        {
          retryAfter: 2 ** 31 - 1,
          message: expect.stringContaining('the turn may still be running') as unknown,
        },
      ],
    });
  });
});

describe('retryOnDisconnect, where the server lets a cut turn be resumed,', () => {
  expectNoUnhandledRejection();

  /** The rest of the turn, once the attachments before it have failed with `errors`. */
  const restAfter = (...errors: readonly Error[]) => {
    const left = [...errors];
    return resuming(() =>
      defer(() => {
        const error = left.shift();
        return error === undefined ? of(trace.text('b')) : throwError(() => error);
      }),
    );
  };

  it.each<[string, Play]>([
    ['a close', cut(one)],
    ['a break', reset(one)],
    ['silence', stream(one)],
  ])('goes on with it after %s, and sends nothing again', async (_, play) => {
    const row = { plays: [play], client: { timeouts: { idle: 100 } }, between: restAfter() };

    expect(await outcomeOf(row)).toEqual({
      posts: ['POST'],
      messages: ['a', 'b'],
      errors: [],
      completed: true,
      timers: 0,
    });
  });

  it.each<[string, Error]>([
    ['never leaves', new ConnectError('no')],
    ['gets no response', new ConnectError('unknown')],
    ...[408, 409, 425, 429, 500, 502, 503, 504].map((code): [string, Error] => [
      `is answered ${code}`,
      refused(code),
    ]),
  ])('attaches again where attaching %s, and sends nothing again', async (_, error) => {
    const row = { plays: [cut(one)], between: restAfter(error, error) };

    expect(await outcomeOf(row)).toMatchObject({
      posts: ['POST'],
      messages: ['a', 'b'],
      completed: true,
    });
  });

  it.each([400, 401, 403, 404, 410])('fails where attaching is answered %d', async (code) => {
    const row = { plays: [cut(one)], retry: { replay: true }, between: restAfter(refused(code)) };

    expect(await outcomeOf(row)).toMatchObject({
      posts: ['POST'],
      messages: ['a'],
      errors: [{ _tag: 'ResponseError', status: code }],
    });
  });

  it('fails where what was resumed fails later, even safely', async () => {
    const between = resuming(() =>
      concat(
        of(trace.text('b')),
        throwError(() => new ConnectError('no')),
      ),
    );

    expect(await outcomeOf({ plays: [cut(one)], between })).toMatchObject({
      posts: ['POST'],
      messages: ['a', 'b'],
      errors: [{ _tag: 'ConnectError' }],
    });
  });
});
