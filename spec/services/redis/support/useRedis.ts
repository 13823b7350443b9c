import { createClient } from 'redis';
import type { RedisClientType } from 'redis';
import type { EventLog } from '../../../../lib/server/log/EventLog';
import { createRedisEventLog } from '../../../../lib/server/log/redis/createRedisEventLog';
import type { RedisConnection } from '../../../../lib/server/log/redis/RedisConnection';
import type { RedisEventLogConfig } from '../../../../lib/server/log/redis/RedisEventLogConfig';
import { startRedis } from './startRedis';
import type { RedisOptions, RedisServer } from './startRedis';

/** One Redis for the tests of a block; what is opened is closed after the test. */
export interface UsedRedis {
  readonly server: () => RedisServer;
  /** A client that is connected. */
  readonly openClient: () => Promise<RedisClientType>;
  /** A log with a client of its own, which speaks RESP 3 unless it is said otherwise. */
  readonly openLog: (config?: RedisEventLogConfig, RESP?: 2 | 3) => Promise<EventLog>;
}

const ignore = () => undefined;

/** Starts a Redis before the tests of the block that calls it, and ends it after them. */
export const useRedis = (options?: RedisOptions): UsedRedis => {
  let running: RedisServer | undefined;
  const closings: (() => unknown)[] = [];

  const server = (): RedisServer => {
    if (running === undefined) throw new Error('Redis has not been started');
    return running;
  };

  /** Errors are what these specs provoke; a client without a listener would end the process. */
  const open = async <Client extends RedisConnection>(client: Client): Promise<Client> => {
    client.on('error', ignore);
    closings.push(() => client.destroy());
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    running = await startRedis(options);
  }, 20_000);

  afterEach(async () => {
    for (const close of closings.splice(0).reverse()) await close();
  });

  afterAll(() => running?.stop());

  return {
    server,
    openClient: () => open(createClient({ url: server().url })),
    openLog: async (config, RESP = 3) => {
      const { url } = server();
      const client = await (RESP === 2
        ? open(createClient({ url, RESP: 2 }))
        : open(createClient({ url })));
      const log = createRedisEventLog(client, config);
      closings.push(log.close);
      return log;
    },
  };
};
