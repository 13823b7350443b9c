import type { ClientConfig } from '../../lib/client/ClientConfig';
import { createClient } from '../../lib/client/createClient';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { ada, connectTo } from './support/connectTo';
import { durable, errorOf, restOf } from './support/durable';
import { refusalOf, shown } from './support/refusalOf';

/** The idempotency keys of as many turns as there are subscriptions. */
const keysOf = async (config: Partial<ClientConfig>, subscriptions = 1) => {
  const server = scriptedFetch();
  const turn$ = createClient({
    apiKey: 'VF.DM.1',
    projectID: 'p1',
    fetch: server.fetch,
    ...config,
  }).interact(ada);
  for (let count = 0; count < subscriptions; count += 1) {
    spyOn(turn$);
    await flush();
  }
  return server.exchanges.map(({ headers }) => headers.get('idempotency-key'));
};

const hosted = 'https://general-runtime.voiceflow.com';

describe('the idempotency key of a turn', () => {
  expectNoUnhandledRejection();

  it.each<[string, Partial<ClientConfig>]>([
    ['of another server', { baseURL: 'https://agent.test' }],
    ['of a server on another port', { baseURL: `${hosted}:8443` }],
    ['where it is asked for', { idempotencyKey: true }],
  ])('is there by itself: %s', async (_, config) => {
    expect(await keysOf(config)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  it.each<[string, Partial<ClientConfig>]>([
    ['of the hosted service', {}],
    ['of the hosted service by its URL', { baseURL: `${hosted}:443/` }],
    [
      'of another server where it is not wanted',
      { baseURL: 'https://a.test', idempotencyKey: false },
    ],
  ])('is not there: %s', async (_, config) => {
    expect(await keysOf(config)).toEqual([null]);
  });

  it('is another one for each subscription', async () => {
    expect(new Set(await keysOf({ idempotencyKey: true }, 20)).size).toBe(20);
  });

  it('is what a function makes, for each subscription', async () => {
    let count = 0;
    const idempotencyKey = () => `turn ${(count += 1)}`.replace(' ', '-');

    expect(await keysOf({ idempotencyKey }, 2)).toEqual(['turn-1', 'turn-2']);
  });

  it.each(['x', `-_Z9${'x'.repeat(60)}`])('may be %j', async (made) => {
    expect(await keysOf({ idempotencyKey: () => made })).toEqual([made]);
  });

  it.each(['', 'x'.repeat(65), 'a.b', 'a b', 'a\n', 'é', 7, undefined])(
    'may not be %j: the turn errors, and nothing is sent',
    async (made) => {
      const server = scriptedFetch();
      const config: object = { idempotencyKey: () => made };
      const turn = spyOn(connectTo(server, config).interact(ada));
      await flush();

      expect(errorOf(turn)).toMatchObject({ _tag: 'InvalidInputError', field: 'idempotencyKey' });
      expect(server.exchanges).toHaveLength(0);
    },
  );

  it('that cannot be made is a ConnectError without the API key, and nothing is sent', async () => {
    const server = scriptedFetch();
    const apiKey = 'VF.DM.Planted';
    const idempotencyKey = () => {
      throw new Error(`no key for ${apiKey}`);
    };
    const turn = spyOn(connectTo(server, { apiKey, idempotencyKey }).interact(ada));
    await flush();

    expect(errorOf(turn)).toMatchObject({ _tag: 'ConnectError', sent: 'no', resume: undefined });
    expect(shown(errorOf(turn))).not.toContain('Planted');
    expect(server.exchanges).toHaveLength(0);
  });

  it.each(['key', 1, null])('cannot be the value %j itself', (idempotencyKey) => {
    const config: object = { idempotencyKey };

    expect(refusalOf(() => connectTo(scriptedFetch(), config)).field).toBe('idempotencyKey');
  });

  it('is made of random bytes on a page of http:, which has no randomUUID', async () => {
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {};
    const getRandomValues = crypto.getRandomValues.bind(crypto);
    Object.defineProperty(globalThis, 'crypto', { value: { getRandomValues }, configurable: true });
    try {
      const keys = await keysOf({ idempotencyKey: true }, 20);

      expect(new Set(keys).size).toBe(20);
      for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
    } finally {
      Object.defineProperty(globalThis, 'crypto', descriptor);
    }
  });

  it('is left out on a platform without crypto', async () => {
    const crypto = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {};
    Reflect.deleteProperty(globalThis, 'crypto');
    try {
      expect(await keysOf({ idempotencyKey: true })).toEqual([null]);
    } finally {
      Object.defineProperty(globalThis, 'crypto', crypto);
    }
  });

  it('leaves the request in the task of the subscription', () => {
    const server = scriptedFetch();
    spyOn(connectTo(server, { idempotencyKey: true }).interact(ada));

    expect(server.exchanges).toHaveLength(1);
  });

  it('is sent with no attachment', async () => {
    const server = scriptedFetch({
      script: ({ respond, close }) => {
        respond(durable);
        close();
      },
    });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    spyOn(restOf(turn));

    expect(server.exchange(0).headers.has('idempotency-key')).toBe(true);
    expect(server.exchange(1).headers.has('idempotency-key')).toBe(false);
  });
});
