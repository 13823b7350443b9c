import {
  AgentError,
  ConnectError,
  InvalidInputError,
  isStreamError,
  ResponseError,
  UnexpectedError,
} from '../../../../lib';
import { failureOf } from '../../../../lib/agents/conversation/state/failureOf';
import { partFailure } from '../../../../lib/errors/partFailure';
import { instances } from '../../../errors/support/instances';

const unexpected = {
  tag: 'UnexpectedError',
  message: 'Something failed that is no failure of a stream',
  safeToResend: false,
};

describe('failureOf', () => {
  it.each(instances.filter(({ error }) => isStreamError(error)))(
    'says of $tag what it says itself, and nothing else',
    ({ error, message, tag }) => {
      expect(failureOf(error)).toStrictEqual({ tag, message, safeToResend: false });
    },
  );

  it('says whether the action may be sent again', () => {
    const refused = new ResponseError({ status: 429, headers: {}, body: '' });

    expect(failureOf(new ConnectError('no')).safeToResend).toBe(true);
    expect(failureOf(refused).safeToResend).toBe(true);
    expect(failureOf(new ConnectError('unknown')).safeToResend).toBe(false);
  });

  it('knows an argument that was refused, which would be refused again', () => {
    expect(failureOf(new InvalidInputError('userID', 'must be a string'))).toStrictEqual({
      tag: 'InvalidInputError',
      message: 'userID must be a string',
      safeToResend: false,
    });
  });

  it('names the part that failed', () => {
    const inner = partFailure(new AgentError('no'), { name: 'hotels', hasCompany: false });

    expect(failureOf(partFailure(inner, { name: 'travel', hasCompany: false }))).toStrictEqual({
      tag: 'AgentError',
      message: 'The agent failed: no',
      safeToResend: false,
      source: ['travel', 'hotels'],
    });
  });

  it('has a list of its own', () => {
    const error = Object.assign(new AgentError('no'), { source: ['hotels'] });
    const { source } = failureOf(error);
    error.source.push('flights');

    expect(source).toEqual(['hotels']);
  });

  it.each([
    new Error('Bearer secret'),
    Object.assign(new Error('secret'), { _tag: 'OtherError', safeToResend: true }),
    { _tag: 'AgentError', message: 'secret' },
    'secret',
    null,
    undefined,
    new UnexpectedError({ cause: new Error('secret') }),
  ])('tells nothing of what is no failure of this library: %p', (error) => {
    const failure = failureOf(error);

    expect(failure).toMatchObject({ tag: 'UnexpectedError', safeToResend: false });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  it('says of such a thing that it is one', () => {
    expect(failureOf(new Error('secret'))).toStrictEqual(unexpected);
  });

  it('keeps 500 characters of a message', () => {
    const messageOf = (length: number) =>
      failureOf(new InvalidInputError('a', 'x'.repeat(length))).message;

    expect(messageOf(498)).toBe(`a ${'x'.repeat(498)}`);
    expect(messageOf(499)).toBe(`a ${'x'.repeat(497)}…`);
    expect(messageOf(100_000)).toHaveLength(500);
  });
});
