import { inspect } from 'node:util';
import { createClient } from 'redis';
import { isEventLogError } from '../../../lib/errors/EventLogError';
import { createRedisEventLog } from '../../../lib/server/log/redis/createRedisEventLog';
import { claimOf, eventsOf, followTurn, runTurn, turnOf } from './support/turns';
import { useRedis } from './support/useRedis';

describe('the scripts', () => {
  const redis = useRedis();

  it('are sent again to a Redis that has forgotten them', async () => {
    const log = await redis.openLog();
    const client = await redis.openClient();
    const turn = turnOf('t1');
    for (const _ of [1, 2]) {
      await client.scriptFlush();

      expect(await log.claim(claimOf(turn))).toBe('claimed');

      await client.scriptFlush();

      expect(await log.append(turn, 't1', eventsOf(1, 2))).toBe('kept');
    }
  });

  it('are sent in full once, and by their hash from then on', async () => {
    const log = await redis.openLog();
    const client = await redis.openClient();
    await client.scriptFlush();
    await runTurn(log, turnOf('t2'), 50);
    const stats = await client.info('commandstats');
    const [, inFull = ''] = /cmdstat_eval:calls=(\d+)/.exec(stats) ?? [];
    const [, byHash = ''] = /cmdstat_evalsha:calls=(\d+)/.exec(stats) ?? [];

    expect(Number(inFull)).toBeLessThan(20);
    expect(Number(byHash)).toBeGreaterThan(50);
  });
});

describe('a cluster', () => {
  const redis = useRedis({ args: ['--cluster-enabled', 'yes'] });

  it('has all keys of a script in one slot', async () => {
    const client = await redis.openClient();
    await client.sendCommand([
      'CLUSTER',
      'ADDSLOTS',
      ...Array.from({ length: 16_384 }, (_, i) => `${i}`),
    ]);
    const log = await redis.openLog();
    const users = [
      ['p1', 'u1'],
      ['p1', 'u2'],
      ['}', 'u1'],
      ['{', '}'],
      ['', ''],
    ] as const;
    for (const [projectID, userID] of users) {
      const turn = turnOf('t1', userID, projectID);
      await runTurn(log, turn, 3);

      expect(await log.read(turn, 3, 9)).toMatchObject({ isOver: true });
    }
  });
});

describe('a Redis with a password', () => {
  const redis = useRedis({ args: ['--requirepass', 'tell-nobody'] });

  it('is used by the connection for wake-ups too, and no error holds the password', async () => {
    const url = redis.server().url.replace('//', '//default:tell-nobody@');
    const client = createClient({ url });
    client.on('error', () => undefined);
    await client.connect();
    const log = createRedisEventLog(client, { maxWait: 300, pollInterval: 600_000 });
    const turn = turnOf('t1');
    await log.claim(claimOf(turn));
    const reading = followTurn(log, turn);
    await runTurn(log, turn, 2);

    expect(await reading).toHaveLength(3);

    await redis.server().kill();
    const error = await log.read(turn, 0, 9).catch((reason: unknown) => reason);

    expect(isEventLogError(error)).toBe(true);
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('tell-nobody');

    await log.close();
    client.destroy();
  });
});
