import {
  AbortError,
  AgentError,
  ConnectError,
  DisconnectError,
  EventLogError,
  ResumeExpiredError,
  TurnCancelledError,
  TurnLostError,
} from '../../lib/errors';
import { instances } from './support/instances';

/** Everything an error holds itself, but for where it was made. */
const ownFields = (error: Error) =>
  Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(error))
      .filter(([key]) => key !== 'stack' && key !== 'message')
      .map(([key, { value }]): [string, unknown] => [key, value]),
  );

describe.each(instances)('$tag', ({ constructedBy, error, fields, message, tag }) => {
  it('is an Error with its tag and its name', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(constructedBy);
    expect(error).toMatchObject({ _tag: tag, name: tag });
  });

  it('holds its fields and no others', () => {
    expect(ownFields(error)).toStrictEqual({ _tag: tag, name: tag, ...fields });
  });

  it('says what happened', () => {
    expect(error.message).toBe(message);
    expect(String(error)).toBe(`${tag}: ${message}`);
  });

  it('keeps its fields in JSON, and shows no stack there', () => {
    const json = JSON.parse(JSON.stringify(error)) as unknown;

    expect(json).toEqual({ _tag: tag, name: tag, ...fields });
  });
});

describe('cause', () => {
  const cause = new TypeError('fetch failed: VF.DM.secret');

  const withCause = [
    new AbortError({ cause }),
    new AgentError('agent_error', '', { cause }),
    new ConnectError('unknown', { cause }),
    new EventLogError('read', 2_000, { cause }),
    new ResumeExpiredError(0, undefined, { cause }),
    new TurnCancelledError({ cause }),
    new TurnLostError({ cause }),
    new DisconnectError({ phase: 'reset', received: 0, cause }),
  ].map((error) => ({ tag: error.name, error }));

  it.each(withCause)('is kept by $tag', ({ error }) => {
    expect(error.cause).toBe(cause);
  });

  it.each(withCause)('is in neither the message nor the JSON of $tag', ({ error }) => {
    expect(`${error.message}${JSON.stringify(error)}`).not.toContain('secret');
  });

  it('is absent where there was none', () => {
    const errors = [...instances.map(({ error }) => error), new ConnectError('no')];

    expect(errors.filter((error) => 'cause' in error)).toEqual([]);
  });
});

describe('retryAfter of a DisconnectError', () => {
  it.each([
    [undefined, undefined],
    [0, 0],
    [2_000, 2_000],
    [-1, 0],
    [2 ** 31, 2 ** 31 - 1],
    [Infinity, 2 ** 31 - 1],
  ])('is of %p ms %p', (retryAfter, expected) => {
    const error = new DisconnectError({ phase: 'closed', received: 0, retryAfter });

    expect(error.retryAfter).toBe(expected);
  });
});
