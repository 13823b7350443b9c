import { defer, NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import {
  ConnectError,
  DisconnectError,
  ResponseError,
  ResumeExpiredError,
  retryOnDisconnect,
  StreamGapError,
  TimeoutError,
  trace,
  TurnCancelledError,
  TurnLostError,
} from '../../../lib';
import type { StreamError, Trace } from '../../../lib';
import { createClock } from '../../support/createClock';
import { runTraceMarbles, spyOn } from '../../../lib/testing';

/** Waits 2 ms before the first attempt, 4 before the second. */
const soon = { initialDelay: 4, random: () => 0.5 };

type Resume = () => Observable<Trace>;

const lost = (resume?: Resume) => new ConnectError('unknown', { resume });
const refused = (status: number, resume?: Resume, headers: Record<string, string> = {}) =>
  new ResponseError({ status, headers, body: '', resume });
const cut = (resume?: Resume) =>
  new DisconnectError({ phase: 'closed', received: 1, cursor: '1', resume });

/** What comes of a turn that is asked for again: the outcome of each request under its key. */
const outcomeOf = async (
  first: (repeat: Resume) => Error,
  repeats: readonly (Error | string)[],
  replay = false,
) => {
  const { scheduler, advance } = createClock();
  const left = [...repeats];
  const counts = { sent: 0, repeated: 0 };
  const repeat = (): Observable<Trace> =>
    defer(() => {
      counts.repeated += 1;
      const next = left.shift() ?? 'z';
      return typeof next === 'string' ? of(trace.text(next)) : throwError(() => next);
    });
  const turn = defer(() => {
    counts.sent += 1;
    return throwError(() => first(repeat));
  });
  const spy = spyOn(turn.pipe(retryOnDisconnect({ scheduler, replay })));
  await advance(600_000);
  return { ...counts, values: spy.values, errors: spy.errors };
};

const answered = [trace.text('z')];

describe('retryOnDisconnect, a turn that is asked for again under its key,', () => {
  it('is gone on with, and not sent', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const repeat = cold('   -a-|');
      const error = lost(() => repeat);
      const source = cold('--#', undefined, error);
      const expected = '   -----a-|';

      expectObservable(source.pipe(retryOnDisconnect(soon))).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe('^-!');
      expectSubscriptions(repeat.subscriptions).toBe('----^--!');
    });
  });

  it('is asked for in the same way after each failure, and then attached to', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const rest = cold('                    -b|');
      const repeats = ['-#', '-a-#'].map((diagram, index) =>
        cold(diagram, undefined, index === 0 ? new ConnectError('no') : cut(() => rest)),
      );
      const left = [...repeats];
      const repeat = defer(() => left.shift() ?? NEVER);
      const source = cold(
        '-#',
        undefined,
        lost(() => repeat),
      );
      const expected = '   ---------a----b|';

      expectObservable(source.pipe(retryOnDisconnect(soon))).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe('^!');
      expectSubscriptions(repeats[0]?.subscriptions ?? []).toBe('---^!');
      expectSubscriptions(repeats[1]?.subscriptions ?? []).toBe('--------^--!');
      expectSubscriptions(rest.subscriptions).toBe('-------------^-!');
    });
  });

  it.each<[string, (resume: Resume) => StreamError]>([
    ['no response', (resume) => new ConnectError('unknown', { resume })],
    ['a request that never left', (resume) => new ConnectError('no', { resume })],
    ['no response in time', (resume) => new TimeoutError('connect', 5, resume)],
    ['408', (resume) => refused(408, resume)],
    ['500', (resume) => refused(500, resume)],
    ['429 with Retry-After', (resume) => refused(429, resume, { 'retry-after': '0' })],
  ])('is asked for after %s', async (_, first) => {
    expect(await outcomeOf(first, [])).toEqual({
      sent: 1,
      repeated: 1,
      values: answered,
      errors: [],
    });
  });

  it.each<[string, Error]>([
    ['never leaves', new ConnectError('no')],
    ['gets no response', new ConnectError('unknown')],
    ['gets none in time', new TimeoutError('connect', 5)],
    ...[408, 409, 425, 429, 500, 502, 503, 504].map((code): [string, Error] => [
      `is answered ${code}`,
      refused(code, undefined, { 'retry-after': '0' }),
    ]),
  ])('is asked for once more where that %s, and not sent', async (_, error) => {
    expect(await outcomeOf(lost, [error, error])).toEqual({
      sent: 1,
      repeated: 3,
      values: answered,
      errors: [],
    });
  });

  it.each<[string, Error]>([
    ...[400, 401, 403, 404, 410, 422].map((code): [string, Error] => [String(code), refused(code)]),
    ['its events have expired', new ResumeExpiredError(0, undefined)],
    ['it was lost', new TurnLostError()],
    ['it was cancelled', new TurnCancelledError()],
    ['an event is missing', new StreamGapError(1, '2')],
    ['no trace came in time', new TimeoutError('firstTrace', 5)],
    ['it was cut, and cannot be attached to', cut()],
  ])('fails at once where %s', async (_, error) => {
    expect(await outcomeOf(lost, [error])).toEqual({
      sent: 1,
      repeated: 1,
      values: [],
      errors: [error],
    });
  });

  it('is asked for again where it may run twice, and not sent', async () => {
    expect(await outcomeOf(lost, [cut(), new TimeoutError('firstTrace', 5)], true)).toEqual({
      sent: 1,
      repeated: 3,
      values: answered,
      errors: [],
    });
  });

  it('may have been sent before, where that was safe', async () => {
    const { scheduler, advance } = createClock();
    const failures = [refused(429), lost(() => of(trace.text('z')))];
    let sent = 0;
    const turn = defer(() => {
      const failure = failures[sent];
      sent += 1;
      return failure === undefined ? NEVER : throwError(() => failure);
    });
    const spy = spyOn(turn.pipe(retryOnDisconnect({ scheduler })));
    await advance(60_000);

    expect(spy).toMatchObject({ values: answered, completed: true });
    expect(sent).toBe(2);
  });

  it('is not asked for once something was delivered: that was another turn', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const repeat = cold('   b|');
      const error = lost(() => repeat);
      const source = cold('-a-#', undefined, error);

      const result = source.pipe(retryOnDisconnect({ ...soon, replay: true }));
      expectObservable(result).toBe('-a-#', undefined, error);
      expectSubscriptions(source.subscriptions).toBe('^--!');
      expectSubscriptions(repeat.subscriptions).toBe([]);
    });
  });

  it('is not begun anew where it is attached to: what was delivered would come twice', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const repeat = cold('        ab|');
      const error = lost(() => repeat);
      const rest = cold('       -#', undefined, error);
      const source = cold(
        '-a-#',
        undefined,
        cut(() => rest),
      );
      const expected = '   -a---------#';

      const result = source.pipe(retryOnDisconnect({ ...soon, attempts: 2 }));
      expectObservable(result).toBe(expected, undefined, error);
      expectSubscriptions(rest.subscriptions).toBe(['-----^!', '----------^!']);
      expectSubscriptions(repeat.subscriptions).toBe([]);
    });
  });

  it('is claimed anew by each subscription', async () => {
    const { scheduler, advance } = createClock();
    let sent = 0;
    const turn = defer(() => {
      sent += 1;
      const name = String(sent);
      return throwError(() => lost(() => of(trace.text(name))));
    }).pipe(retryOnDisconnect({ scheduler }));
    const spies = [spyOn(turn), spyOn(turn)];
    await advance(60_000);

    expect(spies.map(({ values }) => values)).toEqual([[trace.text('1')], [trace.text('2')]]);
    expect(sent).toBe(2);
  });
});

describe('retryOnDisconnect, an end that no attempt mends,', () => {
  it.each<[string, StreamError]>([
    ['TurnLostError', new TurnLostError()],
    ['TurnCancelledError', new TurnCancelledError()],
    ['StreamGapError', new StreamGapError(2, '4')],
    ['ResumeExpiredError', new ResumeExpiredError(1, '1')],
    ['404', refused(404)],
  ])('passes at once from an attachment: %s', (_, error) => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const rest = cold('       -#', undefined, error);
      const source = cold(
        '-a-#',
        undefined,
        cut(() => rest),
      );
      const expected = '   -a----#';

      const result = source.pipe(retryOnDisconnect({ ...soon, replay: true }));
      expectObservable(result).toBe(expected, undefined, error);
      expectSubscriptions(source.subscriptions).toBe('^--!');
    });
  });

  it.each<[string, StreamError]>([
    ['TurnLostError', new TurnLostError()],
    ['TurnCancelledError', new TurnCancelledError()],
    ['StreamGapError', new StreamGapError(1, '4')],
    ['ResumeExpiredError', new ResumeExpiredError(0, undefined)],
  ])('passes at once from a turn, and is not replayed: %s', (_, error) => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--#', undefined, error);

      const result = source.pipe(retryOnDisconnect({ ...soon, replay: true }));
      expectObservable(result).toBe('--#', undefined, error);
      expectSubscriptions(source.subscriptions).toBe('^-!');
    });
  });
});
