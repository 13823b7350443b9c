import type { EventLog, TurnRef } from '../../../lib/server/log/EventLog';
import { claimOf, end, eventsOf, followTurn, runTurn, turnOf, will } from './support/turns';
import { until } from './support/until';
import { useRedis } from './support/useRedis';

const redis = useRedis();

const ttl = 50_000;
const rememberFor = 500_000;
const lease = 10_000;
const turn = turnOf('t1');

/** How long each key may live, up to five seconds more; by the end of its name. */
const livesOfKeys = async (): Promise<Record<string, number>> => {
  const client = await redis.openClient();
  const lives = await Promise.all(
    (await client.keys('*')).map(async (key) => {
      const life = await client.pTTL(key);
      return [key.replace(/^.*[}]:|^voiceflow-rx:/, ''), Math.ceil(life / 5000) * 5000] as const;
    }),
  );
  return Object.fromEntries(lives);
};

/** The stream of wake-ups is written in the background. */
const untilTold = async () => {
  const client = await redis.openClient();
  await until(async () => (await client.exists('voiceflow-rx:wake')) === 1);
};

const begin = async (): Promise<EventLog> => {
  const log = await redis.openLog({ ttl, rememberFor });
  await log.claim(claimOf(turn, { lease }));
  await log.append(turn, 't1', eventsOf(1, 3));
  return log;
};

describe('the keys of a turn', () => {
  beforeEach(async () => {
    await (await redis.openClient()).flushAll();
  });

  it('live beyond the lease while it runs', async () => {
    await begin();
    await untilTold();

    expect(await livesOfKeys()).toEqual({
      'turn:t1': lease + rememberFor,
      'events:t1': lease + ttl,
      queue: lease + ttl,
      leases: lease + ttl,
      wake: 600_000,
    });
  });

  const ends: [string, (log: EventLog) => Promise<unknown>][] = [
    ['finished', (log) => log.finish(turn, end, 't1')],
    ['cancelled', (log) => log.finish(turn, end)],
    ['ended by a gap', (log) => log.append(turn, 't1', eventsOf(5, 5))],
  ];

  it.each(ends)('live as long as is said after it was %s', async (_, finish) => {
    await finish(await begin());
    await untilTold();

    expect(await livesOfKeys()).toEqual({
      'turn:t1': rememberFor,
      'events:t1': ttl,
      wake: 600_000,
    });
  });

  it('live as long as is said after it was lost', async () => {
    const log = await redis.openLog({ ttl, rememberFor });
    await log.claim(claimOf(turn, { lease: 20 }));

    expect(await followTurn(log, turn)).toEqual([{ id: 1, ...will }]);

    await untilTold();

    expect(await livesOfKeys()).toEqual({
      'turn:t1': rememberFor,
      'events:t1': ttl,
      wake: 600_000,
    });
  });

  it('are gone but for its memory after it has expired', async () => {
    const log = await begin();
    await log.finish(turn, end, 't1');
    await log.expire(turn);
    await untilTold();

    expect(await livesOfKeys()).toEqual({ 'turn:t1': rememberFor, wake: 600_000 });
  });

  it('forget its events first, then that it has been', async () => {
    const log = await redis.openLog({ ttl: 50, rememberFor: 300 });
    await runTurn(log, turn, 2);
    const statusOf = async () => (await log.read(turn, 0, 9)).status;

    expect(await statusOf()).toBe('found');

    await until(async () => (await statusOf()) === 'expired');

    expect(await log.claim(claimOf(turn, { producer: 'other' }))).toBe('expired');

    await until(async () => (await statusOf()) === 'unknown');

    expect(await log.claim(claimOf(turn, { producer: 'other' }))).toBe('claimed');
  });

  it('are all gone in the end where its producer has died and nobody asks', async () => {
    const log = await redis.openLog({ ttl: 50, rememberFor: 100 });
    await log.claim(claimOf(turn, { lease: 50 }));
    await log.append(turn, 't1', eventsOf(1, 3));
    const client = await redis.openClient();

    await until(async () => (await client.keys('*:{*')).length === 0);

    expect(await log.read(turn, 0, 9)).toEqual({ status: 'unknown' });
  });

  it('say that it is expired where Redis has dropped its events', async () => {
    const log = await begin();
    await (await redis.openClient()).del('voiceflow-rx:{p1:u1}:events:t1');

    expect(await log.read(turn, 0, 9)).toEqual({ status: 'expired' });
    expect(await log.append(turn, 't1', eventsOf(4, 4))).toBe('over');
  });
});

describe('the names of keys', () => {
  it('keep logs of different prefixes apart', async () => {
    const one = await redis.openLog({ prefix: 'one' });
    const other = await redis.openLog({ prefix: 'other' });
    await runTurn(one, turn, 2);

    expect(await other.read(turn, 0, 9)).toEqual({ status: 'unknown' });
    expect(await other.claim(claimOf(turn))).toBe('claimed');
  });

  it('keep turns apart whose ids are made to collide', async () => {
    const log = await redis.openLog({ prefix: 'hostile' });
    const long = '🌏'.repeat(64);
    const users: [string, string][] = [
      ['a', 'b'],
      ['a:b', ''],
      ['a', 'b:'],
      ['', 'a:b'],
      ['a}', '{b'],
      ['a', '}b'],
      ['{a}', 'b'],
      ['{a', 'b}'],
      ['a%3ab', ''],
      ['a%003ab', ''],
      ['\ud83c', '\udf0f'],
      ['\ufffd', '\ufffd'],
      ['a\nb', '\0'],
      ['a b', '\' " \\'],
      [long, long],
      ['queue', 'turn:t1'],
    ];
    const turns = users.map(([projectID, userID]): TurnRef => ({
      projectID,
      userID,
      turnID: 't1',
    }));
    for (const each of turns) expect(await log.claim(claimOf(each))).toBe('claimed');
    for (const each of turns) expect(await log.renew(each, 't1')).toBe('running');
    for (const [index, each] of turns.entries()) {
      await log.append(each, 't1', [{ id: 1, event: 'trace', data: String(index) }]);
    }
    for (const [index, each] of turns.entries()) {
      expect(await log.read(each, 0, 9)).toMatchObject({ events: [{ data: String(index) }] });
    }
  });
});
