import { isResponseError } from '../../../lib';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { startRedis } from '../redis/support/startRedis';
import type { RedisServer } from '../redis/support/startRedis';
import { clientOf, faultsOf, haveTurn } from './support/haveTurn';
import { buildServer, startServer } from './support/startServer';
import type { ServerProcess } from './support/startServer';

expectNoUnhandledRejection();

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a Redis that goes away under turns', () => {
  let redis: RedisServer;
  const running: ServerProcess[] = [];

  const start = async (maxWait: number) => {
    const server = await startServer(redis.url, { lease: 6_000, maxWait });
    running.push(server);
    return server;
  };

  beforeAll(buildServer, 60_000);

  beforeEach(async () => {
    redis = await startRedis({ persists: true });
  }, 20_000);

  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ kill }) => kill()));
    await redis.stop();
  });

  it.each<[string, () => Promise<void> | void, () => Promise<void> | void]>([
    ['falls silent', () => redis.pause(), () => redis.resume()],
    ['is killed and restarted', () => redis.kill(), () => redis.restart()],
  ])(
    'and is back after two seconds costs nothing but time: it %s',
    async (_, goAway, comeBack) => {
      const server = await start(10_000);
      const client = clientOf(() => [server]);
      const turns = Array.from({ length: 10 }, (_turn, index) =>
        haveTurn(client.events({ userID: `60x20-away-${index}` })),
      );
      await sleep(500);
      await goAway();
      await sleep(2_000);
      await comeBack();
      const from = performance.now();
      const runs = await Promise.all(turns);

      expect(runs.map(({ outcome }) => outcome)).toEqual(runs.map(() => 'end'));
      expect(runs.flatMap((run) => faultsOf(run, 60))).toEqual([]);
      expect(runs.map(({ texts }) => texts.length)).toEqual(runs.map(() => 60));
      expect(performance.now() - from).toBeLessThan(6_000);
    },
    40_000,
  );

  it('and stays away is a clear error within a bounded time, behind what had come', async () => {
    const server = await start(1_000);
    const client = clientOf(() => [server]);
    const config = { attempts: 2, initialDelay: 50, maxRetryAfter: 200 };
    const turn = haveTurn(client.events({ userID: '200x20-gone-1' }), config);
    await sleep(500);
    await redis.kill();
    const from = performance.now();
    const run = await turn;
    const late = await haveTurn(client.events({ userID: '200x20-gone-2' }), config);

    for (const { outcome } of [run, late]) {
      expect(isResponseError(outcome) && [outcome.status, outcome.body]).toEqual([
        503,
        expect.stringContaining('The event log is not available'),
      ]);
    }
    expect(faultsOf(run, 200)).toEqual([]);
    expect(run.texts.length).toBeGreaterThan(5);
    // Of the log 1 s an answer: to the reader, and to each attempt.
    expect(run.at - from).toBeLessThan(8_000);
  }, 40_000);
});
