import { NEVER } from 'rxjs';
import { isInvalidInputError } from '../../lib/errors';
import { createHandler } from '../../lib/server';
import type { Agents, HandlerConfig } from '../../lib/server';
import { startServerTurn } from '../support/serverTurn';

/** What JavaScript can write where TypeScript says no. */
const untyped = (fields: object): Partial<HandlerConfig> => fields;

const refusalOf = (config: Partial<HandlerConfig>): unknown => {
  try {
    createHandler(() => NEVER, { authorize: () => true, ...config });
  } catch (error) {
    return isInvalidInputError(error) ? error.message : error;
  }
  return 'accepted';
};

describe('the config of a handler', () => {
  it.each(['maxRequestBytes', 'maxBufferedBytes'])('has a %s above 0', (name) => {
    for (const value of [0, -1, NaN, 'x', null]) {
      expect(refusalOf(untyped({ [name]: value }))).toBe(`${name} must be above 0`);
    }
    for (const value of [1, Infinity, undefined]) {
      expect(refusalOf(untyped({ [name]: value }))).toBe('accepted');
    }
  });

  it('has a heartbeatInterval that a timer can take', () => {
    // Past 2^31 - 1 ms timers fire at once, and again and again.
    for (const value of [0, -1, NaN, 2 ** 31, Infinity]) {
      expect(refusalOf({ heartbeatInterval: value })).toBe(
        'heartbeatInterval must be above 0 and at most 2147483647',
      );
    }
    for (const value of [1, 2 ** 31 - 1]) {
      expect(refusalOf({ heartbeatInterval: value })).toBe('accepted');
    }
  });

  it.each<[unknown]>([[undefined], [null], ['p1']])('comes with agents: not %p', (value) => {
    const fields: object = { agents: value };
    const { agents }: { agents: Agents } = { agents: () => NEVER, ...fields };

    expect(() => createHandler(agents, { authorize: () => true })).toThrow(
      'agents must be an agent, a record of agents or a look-up',
    );
  });

  it.each([undefined, null, true, 'the key'])(
    'has a function to authorize: not %p',
    (authorize) => {
      expect(refusalOf(untyped({ authorize }))).toBe(
        'authorize must be a function: there is no default',
      );
    },
  );

  it.each(['/', 'agents', '/agents/', '//agents', '/a?b', '/a#b', '/a b', '/é', '/a/../b'])(
    'refuses a basePath that no request can have: %s',
    (basePath) => {
      expect(refusalOf({ basePath })).toBe(
        "basePath must be a path such as '/agents', as it stands in URLs",
      );
    },
  );

  it.each(['', '/agents', '/a/b.c', '/%C3%A9'])('takes a basePath: %s', (basePath) => {
    expect(refusalOf({ basePath })).toBe('accepted');
  });

  it('that is undefined is the default', async () => {
    const config = untyped({
      basePath: undefined,
      heartbeatInterval: undefined,
      maxBufferedBytes: undefined,
      maxRequestBytes: undefined,
      cors: undefined,
      state: undefined,
    });
    const { body, clock, response } = await startServerTurn(() => NEVER, {}, config);
    await clock.advance(14_999);
    expect(response.status).toBe(200);
    expect(body.text()).toBe('\n');
    await clock.advance(1);
    expect(body.text()).toBe('\n: heartbeat\n\n');
    await body.cancel();
  });
});
