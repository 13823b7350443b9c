import type { ClientConfig, TurnOptions } from '../../lib/client/ClientConfig';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { connectTo } from './support/connectTo';
import { cutAt, errorOf, messages, turnURL } from './support/durable';

describe('an attachment that is answered 401', () => {
  expectNoUnhandledRejection();

  const unauthorized = ({ respond }: Exchange) => respond({ status: 401, headers: {} });

  /** The keys that were sent, and the turn, where the server takes the second. */
  const attachWith = async (config: Partial<ClientConfig>, options: TurnOptions = {}) => {
    const server = scriptedFetch({
      script: (exchange, index) => (index === 0 ? unauthorized(exchange) : cutAt(exchange)),
    });
    const turn = spyOn(connectTo(server, config).attach({ turnURL, cursor: '1', ...options }));
    await flush();
    return { server, turn, keys: server.exchanges.map((it) => it.headers.get('authorization')) };
  };

  it.each(['key', 'headers of the client', 'headers of the turn'])(
    'is sent once more with what the function gives then: %s',
    async (which) => {
      let count = 0;
      const apiKey = () => `key${(count += 1)}`;
      const headers = () => Promise.resolve({ authorization: apiKey() });
      const config = which === 'key' ? { apiKey } : { headers };
      const { keys, server, turn } = await attachWith(
        which === 'headers of the turn' ? {} : config,
        which === 'headers of the turn' ? { headers } : {},
      );

      expect(keys).toEqual(['key1', 'key2']);
      expect([turn.values, turn.completed]).toEqual([messages.slice(1), true]);
      expect(server.exchange(1).headers.get('last-event-id')).toBe('1');
      expect(server.exchange(0).cancelled).toBe(true);
    },
  );

  it('is a ResponseError where it is answered so twice', async () => {
    const server = scriptedFetch({ script: unauthorized });
    const turn = spyOn(connectTo(server, { apiKey: () => 'key' }).attach({ turnURL }));
    await flush();
    server.exchange(1).close();
    await flush();

    expect(errorOf(turn)).toMatchObject({ _tag: 'ResponseError', status: 401 });
    expect(server.exchanges).toHaveLength(2);
  });

  it('is a ResponseError at once where no function can give another key', async () => {
    const { keys, server, turn } = await attachWith({ apiKey: 'key', headers: {} });
    server.exchange().close();
    await flush();

    expect(errorOf(turn)).toMatchObject({ _tag: 'ResponseError', status: 401 });
    expect(keys).toEqual(['key']);
  });

  it('is not sent once more when it was left meanwhile', async () => {
    const waiting: ((key: string) => void)[] = [];
    const apiKey = () => new Promise<string>((resolve) => waiting.push(resolve));
    const { server, turn } = await attachWith({ apiKey });
    waiting[0]?.('one');
    await flush();

    expect(waiting).toHaveLength(2);

    turn.subscription.unsubscribe();
    waiting[1]?.('two');
    await flush();

    expect(server.exchanges).toHaveLength(1);
    expect([turn.errors, turn.completed]).toEqual([[], false]);
  });

  it('is unlike a turn that is begun: that is not sent again', async () => {
    const server = scriptedFetch({ script: unauthorized });
    const client = connectTo(server, { apiKey: () => 'key' });
    const turn = spyOn(client.interact({ userID: 'ada' }));
    await flush();
    server.exchange().close();
    await flush();

    expect(errorOf(turn)).toMatchObject({ status: 401 });
    expect(server.exchanges).toHaveLength(1);
  });
});
