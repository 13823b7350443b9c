import { of } from 'rxjs';
import {
  ActionRefusedError,
  AgentError,
  ConnectError,
  DecodeError,
  DisconnectError,
  ProtocolError,
  ResponseError,
  ResumeExpiredError,
  StreamGapError,
  TimeoutError,
} from '../../lib/errors';

const answered = (status: number, body: string) =>
  new ResponseError({ status, headers: {}, body }).message;

const missing = (path: string, actual: unknown) => ({ path, expected: 'string', actual });

describe('DecodeError', () => {
  it('names every path with what was asked for and what stands there', () => {
    const issues = [
      missing('payload.buttons.0.name', null),
      missing('payload.message', []),
      missing('time', undefined),
      { path: '', expected: 'an object with a type', actual: 'x' },
    ];

    expect(new DecodeError(issues, undefined).message).toBe(
      'payload.buttons.0.name must be string, not null; ' +
        'payload.message must be string, not array; ' +
        'time must be string, not undefined; ' +
        'the value must be an object with a type, not string',
    );
  });

  it('names the event where it knows it', () => {
    expect(new DecodeError([missing('type', 5)], {}, '12').message).toBe(
      'event 12: type must be string, not number',
    );
  });

  it('never repeats the value, which can be anything', () => {
    const { message } = new DecodeError([missing('type', { key: 'secret' })], { key: 'secret' });

    expect(message).toBe('type must be string, not object');
  });
});

describe('DisconnectError', () => {
  const cut = (phase: 'closed' | 'reset' | 'idle') =>
    new DisconnectError({ phase, received: 1 }).message;

  it('tells the three ways of a cut apart', () => {
    expect([cut('closed'), cut('reset'), cut('idle')]).toEqual([
      'After 1 event, the connection closed before the end event; the turn may still be running',
      'After 1 event, the connection broke before the end event; the turn may still be running',
      'After 1 event, the connection fell silent before the end event; ' +
        'the turn may still be running',
    ]);
  });

  it('counts no events, and names the last id', () => {
    expect(new DisconnectError({ phase: 'closed', received: 0 }).message).toMatch(
      /^After 0 events,/,
    );
    expect(new DisconnectError({ phase: 'closed', received: 2, cursor: '' }).message).toMatch(
      /^After 2 events \(the last has id \),/,
    );
  });

  it('keeps the way on', () => {
    const resume = () => of('rest');

    expect(new DisconnectError({ phase: 'closed', received: 1, resume }).resume).toBe(resume);
  });
});

describe('an error without a response', () => {
  it('keeps the way on, and says nothing of it in JSON', () => {
    const resume = () => of('rest');
    const errors = [
      new ConnectError('unknown', { resume }),
      new ResponseError({ status: 502, headers: {}, body: '', resume }),
      new TimeoutError('connect', 250, resume),
    ];

    expect(errors.map((error) => error.resume)).toEqual([resume, resume, resume]);
    expect(errors.map((error) => JSON.stringify(error)).join()).not.toContain('resume');
  });
});

describe('StreamGapError', () => {
  it('names what is missing and what came instead, also at the begin and without an id', () => {
    expect(new StreamGapError(1, 'x').message).toBe(
      'Event 1 is missing: event x came in its place',
    );
    expect(new StreamGapError(3, undefined).message).toBe(
      'Event 3 is missing: an event without an id came in its place',
    );
  });
});

describe('ResumeExpiredError', () => {
  it('says how much was received, also where that is nothing', () => {
    expect(new ResumeExpiredError(0, undefined).message).toBe(
      'The events of the turn have expired; 0 of them were received',
    );
  });
});

describe('ResponseError', () => {
  it('shows the status alone where the body is empty', () => {
    expect(answered(502, '')).toBe('The service answered 502');
    expect(answered(502, ' \r\n\t')).toBe('The service answered 502');
  });

  it('shows the body on one line', () => {
    expect(answered(502, '<html>\r\n  <h1>Bad\tGateway</h1>\n</html>\n')).toBe(
      'The service answered 502: <html> <h1>Bad Gateway</h1> </html>',
    );
  });

  it('shows 200 characters of the body at most, and keeps it whole', () => {
    const body = 'x'.repeat(4_096);
    const error = new ResponseError({ status: 500, headers: {}, body });

    expect(error.message).toBe(`The service answered 500: ${'x'.repeat(200)}…`);
    expect(error.body).toBe(body);
    expect(answered(500, 'x'.repeat(200))).toBe(`The service answered 500: ${'x'.repeat(200)}`);
  });

  it('keeps what the service asks to wait, also when that is nothing', () => {
    const refused = { status: 429, headers: { 'retry-after': '0' }, body: '' };

    expect(new ResponseError({ ...refused, retryAfter: 0 }).retryAfter).toBe(0);
    expect(new ResponseError(refused).retryAfter).toBeUndefined();
  });
});

describe('ActionRefusedError', () => {
  it.each([
    ['busy', 'a turn is running'],
    ['full', 'as many actions wait as may wait'],
    ['stale-button', 'the button belongs to an older turn'],
    ['not-retryable', 'the newest turn may have run, or nothing has failed'],
    ['ended', 'the conversation has ended; a launch begins it anew'],
    ['closed', 'the conversation was closed'],
  ] as const)('says of %s why', (reason, why) => {
    expect(new ActionRefusedError(reason)).toMatchObject({
      reason,
      safeToResend: true,
      message: `The action was not sent: ${why}`,
    });
  });
});

describe('the other messages', () => {
  it('tell a request that never left from one that may have', () => {
    expect(new ConnectError('no').message).toBe(
      'The service could not be reached: the request never left',
    );
    expect(new ConnectError('unknown').message).toMatch(/the turn may be running$/);
  });

  it('tell a response that did not come from a trace that did not', () => {
    expect(new TimeoutError('connect', 250).message).toBe(
      'No response came within 250 ms (timeouts.connect)',
    );
  });

  it('show what the service says of a failure instead of its code', () => {
    expect(new AgentError('unknown', 'Something went wrong, please try again').message).toBe(
      'The agent failed: Something went wrong, please try again',
    );
  });

  it('are complete where the rest is left out', () => {
    expect(new ProtocolError('The response has no body to read')).toMatchObject({
      message: 'The response has no body to read',
      received: '',
    });
  });
});
