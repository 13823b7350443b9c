import type { ClientConfig, TurnOptions } from '../../lib/client/ClientConfig';
import { createClient } from '../../lib/client/createClient';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { ada, connectTo } from './support/connectTo';
import { errorOf } from './support/durable';
import { shown } from './support/refusalOf';

const key = 'VF.DM.0123.PlantedSecret';

/** What JavaScript can write where TypeScript says no. */
const untyped = (fields: object): Partial<ClientConfig> => fields;

/** A turn of a client with these functions, once they have been asked. */
const ask = async (config: Partial<ClientConfig>, options: TurnOptions = {}) => {
  const server = scriptedFetch();
  const turn = spyOn(connectTo(server, config).interact({ ...ada, ...options }));
  await flush();
  return { server, turn };
};

describe('the functions of a configuration', () => {
  expectNoUnhandledRejection();

  it('are asked for nothing before the subscription', () => {
    const apiKey = jest.fn(() => key);
    const headers = jest.fn(() => ({}));
    void connectTo(scriptedFetch(), { apiKey, headers }).interact({ ...ada, headers });

    expect([apiKey.mock.calls, headers.mock.calls]).toEqual([[], []]);
  });

  it.each([
    ['at once', () => key, () => ({ 'x-session': 's' })],
    ['later', () => Promise.resolve(key), () => Promise.resolve({ 'x-session': 's' })],
  ])('give the key and the headers %s', async (_, apiKey, headers) => {
    const { server } = await ask({ apiKey, headers });

    expect(Object.fromEntries(server.exchange().headers)).toMatchObject({
      accept: 'text/event-stream',
      authorization: key,
      'x-session': 's',
    });
  });

  it('are asked anew for each request', async () => {
    let count = 0;
    const next = () => String((count += 1));
    const server = scriptedFetch();
    const client = connectTo(server, { apiKey: next, headers: () => ({ 'x-client': next() }) });
    const turn$ = client.interact({ ...ada, headers: () => ({ 'x-turn': next() }) });
    spyOn(turn$);
    await flush();
    spyOn(turn$);
    await flush();

    const sent = server.exchanges.map(({ headers }) =>
      ['authorization', 'x-turn', 'x-client'].map((name) => headers.get(name)),
    );
    expect(sent).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
  });

  it('have headers replaced as values have', async () => {
    const { server } = await ask(
      { apiKey: () => key, headers: () => ({ 'X-A': 'client', 'x-b': 'client', accept: 'x/y' }) },
      { headers: () => ({ 'x-a': 'turn', Authorization: 'other' }) },
    );

    expect(Object.fromEntries(server.exchange().headers)).toMatchObject({
      accept: 'text/event-stream',
      authorization: key,
      'x-a': 'turn',
      'x-b': 'client',
    });
  });

  it('of one kind leave the values of the other as they are', async () => {
    const { server } = await ask({ apiKey: () => key, headers: { 'x-a': '1' } });

    expect(server.exchange().headers.get('x-a')).toBe('1');
  });

  it.each<[string, Partial<ClientConfig>]>([
    [
      'throws',
      {
        apiKey: () => {
          throw new Error('no session');
        },
      },
    ],
    ['rejects', { headers: () => Promise.reject(new Error('no session')) }],
  ])('send nothing where one %s', async (_, config) => {
    const { server, turn } = await ask(config);

    expect(server.exchanges).toHaveLength(0);
    expect(errorOf(turn)).toMatchObject({
      _tag: 'ConnectError',
      sent: 'no',
      cause: { message: 'no session' },
    });
  });

  it.each<[string, string, Partial<ClientConfig>]>([
    ['an empty key', 'apiKey', { apiKey: () => '' }],
    ['no key', 'apiKey', untyped({ apiKey: () => undefined })],
    ['a key with Bearer', 'apiKey', { apiKey: () => `Bearer ${key}` }],
    ['a key with a line end', 'apiKey', { apiKey: () => Promise.resolve(`${key}\n`) }],
    ['no headers', 'headers', untyped({ headers: () => null })],
    ['a text as headers', 'headers', untyped({ headers: () => key })],
    ['a bad name', 'headers', { headers: () => ({ [`x: ${key}`]: '1' }) }],
    ['a bad value', 'headers.x-a', { headers: () => ({ 'x-a': `${key}\n!` }) }],
  ])('send nothing where one gives %s', async (_, field, config) => {
    const { server, turn } = await ask(config);

    expect(server.exchanges).toHaveLength(0);
    expect(errorOf(turn)).toMatchObject({ _tag: 'InvalidInputError', field });
    expect(shown(errorOf(turn))).not.toContain('Planted');
  });

  it('stand in place of a key where there is no base URL', () => {
    expect(() => createClient({ apiKey: () => key, projectID: 'p1' })).not.toThrow();
  });

  it('are asked within timeouts.connect, and not sent after it', async () => {
    const clock = createClock();
    let give: (value: string) => void = () => undefined;
    const apiKey = () => new Promise<string>((resolve) => (give = resolve));
    const timeouts = { connect: 100 };
    const { server, turn } = await ask({ apiKey, timeouts, scheduler: clock.scheduler });
    await clock.advance(100);

    expect(errorOf(turn)).toMatchObject({ _tag: 'TimeoutError', phase: 'connect' });

    give(key);
    await flush();

    expect(server.exchanges).toHaveLength(0);
  });
});

describe('unsubscribing while a function is asked', () => {
  expectNoUnhandledRejection();

  it.each(['resolves', 'rejects'] as const)('sends nothing when it %s', async (how) => {
    let settle: () => void = () => undefined;
    const headers = () =>
      new Promise<Record<string, string>>((resolve, reject) => {
        settle = how === 'resolves' ? () => resolve({}) : () => reject(new Error('late'));
      });
    const next = jest.fn(() => ({}));
    const { server, turn } = await ask({ headers: next }, { headers });
    turn.subscription.unsubscribe();
    settle();
    await flush();

    expect(server.exchanges).toHaveLength(0);
    expect([turn.values, turn.errors, turn.completed]).toEqual([[], [], false]);
  });

  it('asks nothing where a signal is aborted already', () => {
    const apiKey = jest.fn(() => key);
    const signal = AbortSignal.abort();
    const turn = spyOn(connectTo(scriptedFetch(), { apiKey, signal }).interact(ada));

    expect(errorOf(turn)).toMatchObject({ _tag: 'AbortError' });
    expect(apiKey).not.toHaveBeenCalled();
  });

  it('by an aborted signal is an AbortError, and sends nothing', async () => {
    const controller = new AbortController();
    const apiKey = () => new Promise<string>((resolve) => setImmediate(() => resolve(key)));
    const server = scriptedFetch();
    const turn = spyOn(connectTo(server, { apiKey, signal: controller.signal }).interact(ada));
    controller.abort();
    await flush();

    expect(errorOf(turn)).toMatchObject({ _tag: 'AbortError' });
    expect(server.exchanges).toHaveLength(0);
  });
});
