import type { LogChange } from '../../../lib/server/log/EventLog';
import { claimOf, end, eventsOf, followTurn, runTurn, turnOf } from './support/turns';
import { pause, until } from './support/until';
import { useRedis } from './support/useRedis';

/** So long that nobody looks by themselves within a test. */
const never = 600_000;

const redis = useRedis();

/** The connections that wait on the stream of wake-ups; there is no other that is blocked. */
const blockedIDs = async (): Promise<readonly string[]> => {
  const clients = await (await redis.openClient()).clientList();
  return clients.filter(({ flags }) => flags.includes('b')).map(({ id }) => String(id));
};

const untilListening = (count = 1) => until(async () => (await blockedIDs()).length === count);

describe.each([2, 3] as const)('wake-ups in RESP %d', (RESP) => {
  it('reach a reader of another process at once', async () => {
    const writer = await redis.openLog({ pollInterval: never }, RESP);
    const reader = await redis.openLog({ pollInterval: never }, RESP);
    const turn = turnOf('quick', `u${RESP}`);
    await writer.claim(claimOf(turn));
    const reading = followTurn(reader, turn);
    await untilListening();
    const start = Date.now();
    await runTurn(writer, turn, 20);

    expect(await reading).toEqual([...eventsOf(1, 20), { ...end, id: 21 }]);
    expect(Date.now() - start).toBeLessThan(1000);
  });

  it('tell the next of the queue, in another process, that it may run', async () => {
    const one = await redis.openLog({}, RESP);
    const other = await redis.openLog({}, RESP);
    const [first, second] = [turnOf('first', `q${RESP}`), turnOf('second', `q${RESP}`)];
    await one.claim(claimOf(first));
    await other.claim(claimOf(second));
    const changes: LogChange[] = [];
    other.watch(second, (change) => changes.push(change));
    await untilListening();
    changes.splice(0);
    await one.finish(first, end, 'first');
    await until(() => changes.length > 0);

    expect(changes).toEqual(['state']);
    expect(await other.renew(second, 'second')).toBe('running');
  });
});

it('tells the next of the queue, whoever finds that the one before it is lost', async () => {
  const log = await redis.openLog();
  const [dead, next, last] = [turnOf('dead', 'x'), turnOf('next', 'x'), turnOf('last', 'x')];
  await log.claim(claimOf(dead, { lease: 30 }));
  await log.claim(claimOf(next));
  await log.claim(claimOf(last));
  const changes: LogChange[] = [];
  log.watch(next, (change) => changes.push(change));
  await untilListening();
  await pause(40);
  changes.splice(0);

  expect(await log.renew(last, 'last')).toBe('waiting');
  expect(changes).toEqual(['state']);
  expect(await log.renew(next, 'next')).toBe('running');
});

describe('wake-ups of one process', () => {
  it('come before the call is answered, and once', async () => {
    const log = await redis.openLog({ pollInterval: never });
    const turn = turnOf('local');
    await log.claim(claimOf(turn));
    const changes: LogChange[] = [];
    log.watch(turn, (change) => changes.push(change));
    await untilListening();
    changes.splice(0);
    await log.append(turn, 'local', eventsOf(1, 1));

    expect(changes).toEqual(['events']);

    await pause(50);

    expect(changes).toEqual(['events']);
  });

  it('stop when watching has ended', async () => {
    const log = await redis.openLog();
    const turn = turnOf('unwatched');
    const changes: LogChange[] = [];
    const unwatch = log.watch(turn, (change) => changes.push(change));
    log.watch(turn, () => undefined);
    await untilListening();
    changes.splice(0);
    unwatch();
    await log.claim(claimOf(turn));
    await log.append(turn, 'unwatched', eventsOf(1, 1));

    expect(changes).toEqual([]);
  });

  it('share one connection', async () => {
    const log = await redis.openLog();
    for (let index = 0; index < 50; index += 1) log.watch(turnOf(`t${index}`), () => undefined);
    await untilListening();
    await pause(50);

    expect(await blockedIDs()).toHaveLength(1);
  });
});

describe('a wake-up that is lost', () => {
  it('is made up for by looking', async () => {
    const writer = await redis.openLog();
    const reader = await redis.openLog({ pollInterval: 50 });
    const turn = turnOf('polled');
    await writer.claim(claimOf(turn));
    const client = await redis.openClient();
    // No stream can be there, so nobody can be told.
    await client.del('voiceflow-rx:wake');
    await client.set('voiceflow-rx:wake', 'in the way');
    const reading = followTurn(reader, turn);
    await runTurn(writer, turn, 5);

    expect(await reading).toHaveLength(6);

    await client.del('voiceflow-rx:wake');
  });

  it('is heard again when the connection was cut', async () => {
    const writer = await redis.openLog();
    const reader = await redis.openLog({ pollInterval: never });
    const turn = turnOf('killed');
    await writer.claim(claimOf(turn));
    const reading = followTurn(reader, turn);
    await untilListening();
    const [id = ''] = await blockedIDs();
    await (await redis.openClient()).sendCommand(['CLIENT', 'KILL', 'ID', id]);
    await runTurn(writer, turn, 5);

    expect(await reading).toHaveLength(6);
  });

  it('is heard again when the stream has begun anew with smaller ids', async () => {
    const writer = await redis.openLog();
    const reader = await redis.openLog({ pollInterval: never });
    const turn = turnOf('renewed');
    await writer.claim(claimOf(turn));
    const client = await redis.openClient();
    await client.del('voiceflow-rx:wake');
    await client.xAdd('voiceflow-rx:wake', '99999999999999-0', { by: 'nobody' });
    const reading = followTurn(reader, turn);
    await untilListening();
    await client.del('voiceflow-rx:wake');
    await runTurn(writer, turn, 5);

    expect(await reading).toHaveLength(6);
  });
});
