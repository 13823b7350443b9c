import { isEventLogError } from '../../../lib/errors/EventLogError';
import type { EventLog, TurnRef } from '../../../lib/server/log/EventLog';
import { claimOf, end, eventsOf, followTurn, turnOf } from './support/turns';
import { pause } from './support/until';
import { useRedis } from './support/useRedis';

const redis = useRedis({ persists: true });

const count = 100;
const whole = [...eventsOf(1, count), { ...end, id: count + 1 }];

/** An agent of 20 ms an event, whose events go to the log in the order in which they come. */
const produce = async (log: EventLog, turn: TurnRef): Promise<void> => {
  for (const event of eventsOf(1, count)) {
    await pause(20);
    expect(await log.append(turn, turn.turnID, [event])).toBe('kept');
  }
  expect(await log.finish(turn, end, turn.turnID)).toBe('finished');
};

describe('Redis that is gone for two seconds', () => {
  const absences: [string, () => Promise<void>][] = [
    [
      'stopped',
      async () => {
        redis.server().pause();
        await pause(2000);
        redis.server().resume();
      },
    ],
    [
      'killed, and started again',
      async () => {
        await redis.server().kill();
        await pause(2000);
        await redis.server().restart();
      },
    ],
  ];

  it.each(absences)(
    'loses and doubles nothing: %s',
    async (name, beAway) => {
      const writer = await redis.openLog();
      const reader = await redis.openLog();
      const turn = turnOf(name.slice(0, 6));
      await writer.claim(claimOf(turn));
      const reading = followTurn(reader, turn);
      const late = pause(1000).then(() => followTurn(reader, turn));
      const producing = produce(writer, turn);
      await pause(500);
      await beAway();
      await producing;

      expect(await reading).toEqual(whole);
      expect(await late).toEqual(whole);
      expect(await followTurn(reader, turn)).toEqual(whole);
    },
    30_000,
  );
});

describe('a connection that is cut', () => {
  it('is no answer: what was asked is asked once more', async () => {
    const log = await redis.openLog();
    const turn = turnOf('cut');
    await log.claim(claimOf(turn));
    redis.server().pause();
    const calls = [
      log.append(turn, 'cut', eventsOf(1, 3)),
      log.claim(claimOf(turn)),
      log.renew(turn, 'cut'),
      log.read(turn, 0, 9),
    ];
    await pause(100);
    await redis.server().kill();
    await redis.server().restart();

    expect(await Promise.all(calls)).toMatchObject(['kept', 'claimed', 'running', {}]);
    expect(await log.read(turn, 0, 9)).toMatchObject({ events: eventsOf(1, 3) });
  });
});

describe('Redis that stays away', () => {
  afterEach(() => redis.server().restart());

  it('rejects each call within the time, with an error that says what was asked', async () => {
    const log = await redis.openLog({ maxWait: 700 });
    const turn = turnOf('t1');
    await log.claim(claimOf(turn));
    await redis.server().kill();
    const calls: Record<string, () => Promise<unknown>> = {
      claim: () => log.claim(claimOf(turn)),
      renew: () => log.renew(turn, 't1'),
      append: () => log.append(turn, 't1', eventsOf(1, 1)),
      finish: () => log.finish(turn, end, 't1'),
      read: () => log.read(turn, 0, 9),
      expire: () => log.expire(turn),
    };
    const start = Date.now();
    const errors = await Promise.all(
      Object.values(calls).map((call) => call().catch((error: unknown) => error)),
    );

    expect(Date.now() - start).toBeLessThan(1500);
    expect(errors.every(isEventLogError)).toBe(true);
    expect(errors.filter(isEventLogError).every(({ waited }) => waited < 1000)).toBe(true);
    expect(errors).toMatchObject(
      Object.keys(calls).map((operation) => ({
        operation,
        cause: { message: /not answered|Socket closed/ },
      })),
    );
  });

  it('ends no process and leaves no rejection behind while somebody watches', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const log = await redis.openLog({ maxWait: 100 });
    log.watch(turnOf('t1'), () => undefined);
    await pause(100);
    await redis.server().kill();
    await pause(2500);
    await log.close();
    await pause(50);
    process.off('unhandledRejection', note);

    expect(unhandled).toEqual([]);
  });
});

describe('Redis that answers with an error', () => {
  it('is not asked again where that cannot help', async () => {
    const log = await redis.openLog();
    const turn = turnOf('wrong');
    await (await redis.openClient()).set('voiceflow-rx:{p1:u1}:turn:wrong', 'a text');
    const start = Date.now();
    const error = await log.read(turn, 0, 9).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ operation: 'read', cause: { message: /^WRONGTYPE/ } });
    expect(Date.now() - start).toBeLessThan(1000);
  });

  it('says that it is full where it has no memory left', async () => {
    const log = await redis.openLog({ maxWait: 300 });
    const client = await redis.openClient();
    const turn = turnOf('before');
    await log.claim(claimOf(turn));
    await client.configSet('maxmemory', '1');
    try {
      expect(await log.claim(claimOf(turnOf('after', 'u2')))).toBe('full');
      expect(await log.read(turn, 0, 9)).toMatchObject({ status: 'found' });
      expect(
        await log.append(turn, 'before', eventsOf(1, 1)).catch((error: unknown) => error),
      ).toMatchObject({ operation: 'append', cause: { message: /OOM/ } });
    } finally {
      await client.configSet('maxmemory', '0');
    }
  });
});
