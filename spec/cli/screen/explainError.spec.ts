import {
  createClient,
  ProtocolError,
  ResumeExpiredError,
  StreamGapError,
  TimeoutError,
  TurnCancelledError,
  TurnLostError,
  UnexpectedError,
} from '../../../lib';
import {
  AbortError,
  AgentError,
  BufferFullError,
  CompletionTooLongError,
  ConnectError,
  DecodeError,
  DisconnectError,
  EventTooLargeError,
  InvalidInputError,
  ResponseError,
  TraceOrderError,
} from '../../../lib';
import { explainError } from '../../../lib/cli/screen/explainError';
import { UsageError } from '../../../lib/cli/setup/UsageError';
import { spyOn } from '../../../lib/testing';
import { flush } from '../../support/flush';

const refused = (status: number, retryAfter?: number) =>
  new ResponseError({
    status,
    headers: {},
    body: '',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });

describe('explainError', () => {
  it.each([
    [refused(400), 'VOICEFLOW_PROJECT_ID and VOICEFLOW_ENVIRONMENT'],
    [refused(401), 'VOICEFLOW_API_KEY'],
    [refused(403), 'VOICEFLOW_API_KEY'],
    [refused(404), 'VOICEFLOW_PROJECT_ID'],
    [refused(429), 'Try again later'],
    [refused(429, 2500), 'Try again in 3 s'],
    [refused(502), 'Try again later'],
    [refused(302), 'VOICEFLOW_BASE_URL'],
    [new ConnectError('no'), 'the network and VOICEFLOW_BASE_URL'],
    [new ProtocolError('not events'), 'VOICEFLOW_BASE_URL'],
    [new AgentError('boom'), 'logs of the agent'],
    [new TimeoutError('connect', 5), 'only if it may count twice'],
    [new DisconnectError({ phase: 'idle', received: 0 }), 'only if it may count twice'],
    [new DecodeError([], 1), 'does not understand'],
    [new TurnLostError(), 'only if it may count twice'],
    [new TurnCancelledError(), 'is lost'],
    [new ResumeExpiredError(7, '7'), 'is lost'],
    [new StreamGapError(4, '6'), 'is lost'],
    [new AbortError(), 'is lost'],
    [new EventTooLargeError(1), 'is lost'],
    [new CompletionTooLongError(1, ''), 'is lost'],
    [new BufferFullError('maxTraces', 1), 'is lost'],
    [
      new TraceOrderError({
        kind: 'completion',
        fault: 'endWithoutStart',
        position: 0,
        speaker: [],
        trace: {},
      }),
      'is lost',
    ],
    [new UnexpectedError({ cause: 1 }), 'fault in the program'],
  ])('says what happened and what to do: %s', (error, advice) => {
    const line = explainError(error);

    expect(line).toContain(error.message);
    expect(line).toContain(advice);
    expect(line).toMatch(/^Error: [^\n]+\.$/);
    expect(line).not.toContain('..');
  });

  it.each([
    ['apiKey', 'VOICEFLOW_API_KEY'],
    ['projectID', 'VOICEFLOW_PROJECT_ID'],
    ['baseURL', 'VOICEFLOW_BASE_URL'],
    ['userID', '--user'],
    ['other', 'other'],
  ])('names what was set, not the field: %s', (field, name) => {
    expect(explainError(new InvalidInputError(field, 'is wrong'))).toBe(`Error: ${name} is wrong.`);
  });

  it('shows any other error by its message', () => {
    expect(explainError(new UsageError('Set both.'))).toBe('Error: Set both.');
    expect(explainError(new TypeError('x is not a function'))).toBe('Error: x is not a function');
    expect(explainError('thrown')).toBe('Error: thrown');
  });

  it('is one line, without a stack and without what a terminal would obey', () => {
    const error = new Error('a\n  b\u001B[2J\r\nc');

    expect(explainError(error)).toBe('Error: a b\uFFFD[2J c');
  });

  it('never holds the key, not even one that the service sends back', async () => {
    const apiKey = 'VF.DM.secret';
    const fetch = () =>
      Promise.resolve(new Response(`Unknown key ${apiKey}`, { status: 401, statusText: apiKey }));
    const { interact } = createClient({ apiKey, projectID: 'p1', fetch });
    const { errors } = spyOn(interact({ userID: 'ada' }));
    await flush();

    expect(errors).toHaveLength(1);
    expect(explainError(errors[0])).toContain('401');
    expect(explainError(errors[0])).not.toContain(apiKey);
  });
});
