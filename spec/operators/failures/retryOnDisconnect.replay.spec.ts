import { concat, defer, of, throwError } from 'rxjs';
import { ConnectError, isConnectError, retryOnDisconnect } from '../../../lib';
import { createClock } from '../../support/createClock';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { frame, textFrame } from '../../support/frames';
import { spyOn } from '../../../lib/testing';
import { cut, outcomeOf, refuse, reset, silence, status, stream } from '../support/retries';
import type { Case } from '../support/retries';

const one = textFrame(1, 'a');
type Row = [string, Case];

/** What another try may mend. */
const mendable: Row[] = [
  ['a reset before the head', { plays: [refuse('ECONNRESET')] }],
  ['a failure that a browser hides', { plays: [refuse()] }],
  ...[408, 500, 501, 502, 503, 504, 524].map((code): Row => [
    String(code),
    { plays: [status(code)] },
  ]),
  ['no head in time', { plays: [silence], client: { timeouts: { connect: 100 } } }],
  ['no trace in time', { plays: [stream()], client: { timeouts: { firstTrace: 100 } } }],
  ['a close before the first trace', { plays: [cut(': hello\n\n')] }],
  ['a break before the first trace', { plays: [reset()] }],
  ['silence before the first trace', { plays: [stream()], client: { timeouts: { idle: 100 } } }],
];

/** What none may. */
const hopeless: Row[] = [
  ...[302, 400, 401, 403, 404, 409, 413].map((code): Row => [
    String(code),
    { plays: [status(code)] },
  ]),
  ['no event stream', { plays: [({ respond }) => respond({ headers: {}, body: '' })] }],
  ['a trace that breaks its codec', { plays: [stream(frame('trace', 1, { type: 'text' }))] }],
  ['an error event', { plays: [stream(frame('error', 1, { code: 'agent_error' }))] }],
  ['an event that is too large', { plays: [stream(one)], client: { maxEventBytes: 9 } }],
];

describe('retryOnDisconnect, replay', () => {
  expectNoUnhandledRejection();

  it.each(mendable)('sends the turn again after %s', async (_, row) => {
    expect(await outcomeOf({ ...row, retry: { replay: true } })).toEqual({
      posts: ['POST', 'POST'],
      messages: ['a'],
      errors: [],
      completed: true,
      timers: 0,
    });
  });

  it.each(hopeless)('does not send it again after %s', async (_, row) => {
    const replay = jest.fn(() => true);
    const outcome = await outcomeOf({ ...row, retry: { replay } });

    expect(outcome).toMatchObject({ posts: ['POST'], messages: [], timers: 0 });
    expect(outcome.errors).toHaveLength(1);
    expect(replay).not.toHaveBeenCalled();
  });

  it('does not send it again once it is aborted', async () => {
    const row = { plays: [], client: { signal: AbortSignal.abort() }, retry: { replay: true } };

    expect(await outcomeOf(row)).toMatchObject({ posts: [], errors: [{ _tag: 'AbortError' }] });
  });

  it.each([
    ['a close', cut(one)],
    ['a break', reset(one)],
    ['silence', stream(one)],
  ])('does not send it again once a trace was delivered: %s', async (_, play) => {
    const replay = jest.fn(() => true);
    const client = { timeouts: { idle: 100 } };

    expect(await outcomeOf({ plays: [play], client, retry: { replay } })).toMatchObject({
      posts: ['POST'],
      messages: ['a'],
      errors: [{ _tag: 'DisconnectError', received: 1, cursor: '1' }],
    });
    expect(replay).not.toHaveBeenCalled();
  });

  it('asks for each failure, and passes on the one that is refused', async () => {
    const replay = jest.fn(isConnectError);
    const outcome = await outcomeOf({ plays: [refuse(), refuse(), cut()], retry: { replay } });

    expect(outcome).toMatchObject({
      posts: ['POST', 'POST', 'POST'],
      errors: [{ _tag: 'DisconnectError', received: 0 }],
    });
    expect(replay).toHaveBeenCalledTimes(3);
  });

  it('does not ask where sending again is safe', async () => {
    const replay = jest.fn(() => false);

    expect(await outcomeOf({ plays: [status(429)], retry: { replay } })).toMatchObject({
      posts: ['POST', 'POST'],
      completed: true,
    });
    expect(replay).not.toHaveBeenCalled();
  });

  it('gives up after the same attempts as any other', async () => {
    const plays = Array.from({ length: 9 }, () => cut());
    const outcome = await outcomeOf({ plays, retry: { replay: true } });

    expect(outcome.posts).toHaveLength(6);
    expect(outcome.errors).toMatchObject([{ _tag: 'DisconnectError' }]);
  });

  it('fails with what the callback throws', async () => {
    const failure = new Error('no idea');
    const replay = (): boolean => {
      throw failure;
    };

    expect(await outcomeOf({ plays: [cut()], retry: { replay } })).toMatchObject({
      posts: ['POST'],
      errors: [failure],
    });
  });
});

describe('retryOnDisconnect, of two turns in one pipe,', () => {
  it.each([false, true])('runs the first one once (replay: %p)', async (replay) => {
    const { scheduler, advance } = createClock();
    let subscriptions = 0;
    const turns = defer(() => {
      subscriptions += 1;
      return concat(
        of('a'),
        throwError(() => new ConnectError('no')),
      );
    });
    const turn = spyOn(turns.pipe(retryOnDisconnect({ replay, scheduler })));
    await advance(60_000);

    expect(turn).toMatchObject({ values: ['a'], errors: [{ sent: 'no' }] });
    expect(subscriptions).toBe(1);
  });
});
