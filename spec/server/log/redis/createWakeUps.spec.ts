import { asyncScheduler, ReplaySubject } from 'rxjs';
import { createWakeUps } from '../../../../lib/server/log/redis/wake/createWakeUps';
import { virtualTime } from '../../../../lib/testing/virtualTime/virtualTime';
import type { VirtualTimeHelpers } from '../../../../lib/testing/virtualTime/VirtualTimeHelpers';
import { expectNoUnhandledRejection } from '../../../support/expectNoUnhandledRejection';
import { createFakeRedis } from './support/fakeRedis';
import type { FakeRedis } from './support/fakeRedis';

interface Bench extends VirtualTimeHelpers {
  readonly redis: FakeRedis;
  readonly wakeUps$: ReturnType<typeof createWakeUps>;
  readonly closed$: ReplaySubject<void>;
  /** What was heard: the ids of entries, and `listen` for each begin. */
  readonly heard: string[];
  /** Opens the last duplicate, and says what the last entry of the stream is. */
  readonly open: (lastID?: string) => Promise<FakeRedis>;
}

const entry = (id: string) => [id, ['by', 'me']];

const withWakeUps = (test: (bench: Bench) => Promise<void>) =>
  virtualTime(async (time) => {
    const redis = createFakeRedis();
    const closed$ = new ReplaySubject<void>(1);
    const heard: string[] = [];
    const wakeUps$ = createWakeUps({
      redis,
      key: 'wake',
      scheduler: asyncScheduler,
      closed$,
      onListen: () => heard.push('listen'),
      onWakeUp: ({ id }) => heard.push(id),
    });
    const open = async (lastID?: string) => {
      await time.settle();
      const connection = redis.duplicates.at(-1) ?? redis;
      connection.open();
      await time.settle();
      connection.sent[0]?.answer(lastID === undefined ? [] : [entry(lastID)]);
      await time.settle();
      return connection;
    };
    await test({ ...time, redis, wakeUps$, closed$, heard, open });
  });

const ignore = { error: () => undefined };

describe('wake-ups', () => {
  expectNoUnhandledRejection();

  it('open one connection, for all who listen', async () => {
    await withWakeUps(async ({ heard, open, redis, settle, wakeUps$ }) => {
      expect(redis.duplicates).toEqual([]);

      wakeUps$.subscribe(ignore);
      wakeUps$.subscribe(ignore);
      const connection = await open('5-0');

      expect(redis.duplicates).toHaveLength(1);
      expect(connection.hasListener()).toBe(true);
      expect(heard).toEqual(['listen']);
      expect(connection.sent[1]?.args.slice(-3)).toEqual(['STREAMS', 'wake', '5-0']);

      connection.sent[1]?.answer([['wake', [entry('6-0'), entry('7-0')]]]);
      await settle();

      expect(heard).toEqual(['listen', '6-0', '7-0']);
      expect(connection.sent[2]?.args.slice(-3)).toEqual(['STREAMS', 'wake', '7-0']);
    });
  });

  it.each([
    ['a map of RESP 3', new Map([['wake', [entry('1-0')]]])],
    ['an object of RESP 3', { wake: [entry('1-0')] }],
    ['a list of RESP 2', [['wake', [entry('1-0')]]]],
  ])('are read from %s', async (_, reply) => {
    await withWakeUps(async ({ heard, open, settle, wakeUps$ }) => {
      wakeUps$.subscribe(ignore);
      const connection = await open();
      connection.sent[1]?.answer(reply);
      await settle();

      expect(heard).toEqual(['listen', '1-0']);
    });
  });

  it('look where the stream is after nothing came, and listen anew where it is elsewhere', async () => {
    await withWakeUps(async ({ heard, open, settle, wakeUps$ }) => {
      wakeUps$.subscribe(ignore);
      const { sent } = await open('9-0');
      sent[1]?.answer(null);
      await settle();
      sent[2]?.answer([entry('9-0')]);
      await settle();

      expect(heard).toEqual(['listen']);

      sent[3]?.answer(null);
      await settle();
      sent[4]?.answer([entry('2-0')]);
      await settle();

      expect(heard).toEqual(['listen', 'listen']);
      expect(sent[5]?.args.at(-1)).toBe('2-0');
    });
  });

  it('open another connection after a failure, ever less often, and let go of the one before', async () => {
    await withWakeUps(async ({ advance, heard, open, redis, wakeUps$ }) => {
      wakeUps$.subscribe(ignore);
      const first = await open();
      first.sent[1]?.fail(new Error('Socket closed unexpectedly'));
      await advance(49);

      expect(first.isOpen()).toBe(false);
      expect(redis.duplicates).toHaveLength(1);

      await advance(1);

      expect(redis.duplicates).toHaveLength(2);

      await advance(5000 + 99);

      expect(redis.duplicates).toHaveLength(2);

      await advance(1);
      await open();

      expect(redis.duplicates).toHaveLength(3);
      expect(heard).toEqual(['listen', 'listen']);
    });
  });

  it('give a connection up that says nothing', async () => {
    await withWakeUps(async ({ advance, open, redis, wakeUps$ }) => {
      wakeUps$.subscribe(ignore);
      const connection = await open();
      await advance(6000);

      expect(connection.isOpen()).toBe(false);

      await advance(50);

      expect(redis.duplicates).toHaveLength(2);
    });
  });

  it('keep the connection for a while when nobody listens, then close it', async () => {
    await withWakeUps(async ({ advance, open, redis, settle, timers, wakeUps$ }) => {
      const listening = wakeUps$.subscribe(ignore);
      const connection = await open();
      listening.unsubscribe();
      await advance(4000);
      const again = wakeUps$.subscribe(ignore);
      connection.sent[1]?.answer(null);
      await settle();
      connection.sent[2]?.answer([]);
      await advance(2000);

      expect(connection.isOpen()).toBe(true);
      expect(redis.duplicates).toHaveLength(1);

      again.unsubscribe();
      await advance(3000);
      connection.sent[3]?.answer(null);
      await advance(2000);

      expect(connection.isOpen()).toBe(false);
      expect(timers()).toBe(0);
    });
  });

  it.each(['connecting', 'open', 'idle', 'waiting'])(
    'end at once when the log is closed: %s',
    async (state) => {
      await withWakeUps(async ({ closed$, open, redis, settle, timers, wakeUps$ }) => {
        const listening = wakeUps$.subscribe(ignore);
        await settle();
        if (state !== 'connecting') await open();
        if (state === 'idle') listening.unsubscribe();
        if (state === 'waiting') redis.duplicates[0]?.sent[1]?.fail(new Error('cut'));
        await settle();
        closed$.next();
        await settle();

        expect(redis.duplicates.map((connection) => connection.isOpen())).toEqual([false]);
        expect(timers()).toBe(0);
      });
    },
  );
});
