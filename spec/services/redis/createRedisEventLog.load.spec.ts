import { claimOf, end, eventsOf, followTurn, runTurn, turnOf } from './support/turns';
import { useRedis } from './support/useRedis';

const redis = useRedis();

it('keeps many turns of two processes at once, whole and in order', async () => {
  const logs = [await redis.openLog(), await redis.openLog()] as const;
  const turns = Array.from({ length: 50 }, (_, index) => turnOf(`t${index}`, `u${index}`));
  const whole = [...eventsOf(1, 100), { ...end, id: 101 }];
  const writing = turns.map((turn, index) => runTurn(logs[index % 2 ? 1 : 0], turn, 100));
  await Promise.all(turns.map((turn, index) => logs[index % 2 ? 1 : 0].claim(claimOf(turn))));
  const read = await Promise.all(turns.flatMap((turn) => logs.map((log) => followTurn(log, turn))));
  await Promise.all(writing);

  expect(read.every((events) => events.length === 101)).toBe(true);
  expect(read).toEqual(Array.from({ length: 100 }, () => whole));
}, 60_000);

it('runs the turns of one user one after the other, whichever process has them', async () => {
  const logs = [await redis.openLog(), await redis.openLog()] as const;
  const turns = Array.from({ length: 9 }, (_, index) => turnOf(`t${index}`, 'one user'));
  const logOf = (index: number) => logs[index % 2 ? 1 : 0];
  for (const [index, turn] of turns.entries()) {
    expect(await logOf(index).claim(claimOf(turn))).toBe('claimed');
  }

  expect(await logs[0].claim(claimOf(turnOf('one more', 'one user')))).toBe('busy');

  for (const [index, turn] of turns.entries()) {
    const statuses = await Promise.all(
      turns.slice(index).map((each, at) => logOf(at).renew(each, each.turnID)),
    );

    expect(statuses).toEqual(statuses.map((_, at) => (at === 0 ? 'running' : 'waiting')));

    await logOf(index + 1).finish(turn, end);
  }
});

it('lets those wait no longer whose producer has died, wherever they stand', async () => {
  const log = await redis.openLog();
  const turn = (turnID: string) => turnOf(turnID, 'mortal');
  await log.claim(claimOf(turn('runs'), { maxQueued: 1 }));
  await log.claim(claimOf(turn('dies'), { maxQueued: 1, lease: 500 }));

  expect(await log.claim(claimOf(turn('late'), { maxQueued: 1 }))).toBe('busy');

  await new Promise((resolve) => setTimeout(resolve, 600));

  expect(await log.claim(claimOf(turn('late'), { maxQueued: 1 }))).toBe('claimed');
  expect(await log.renew(turn('dies'), 'dies')).toBe('over');

  await log.finish(turn('runs'), end);

  expect(await log.renew(turn('late'), 'late')).toBe('running');
});

it('reads a page that is small in bytes, and never less than one event', async () => {
  const log = await redis.openLog();
  const turn = turnOf('long', 'pages');
  await log.claim(claimOf(turn));
  const sizes = [10, 30_000, 30_000, 10_000, 100_000, 10];
  await log.append(
    turn,
    'long',
    sizes.map((size, index) => ({ id: index + 1, event: 'trace', data: 'x'.repeat(size) })),
  );
  const idsAfter = async (after: number, limit = 99) => {
    const page = await log.read(turn, after, limit);
    return page.status === 'found' ? page.events.map(({ id }) => id) : page.status;
  };

  expect(await idsAfter(0)).toEqual([1, 2, 3]);
  expect(await idsAfter(3)).toEqual([4]);
  expect(await idsAfter(4)).toEqual([5]);
  expect(await idsAfter(5)).toEqual([6]);
  expect(await idsAfter(0, 2)).toEqual([1, 2]);
});
