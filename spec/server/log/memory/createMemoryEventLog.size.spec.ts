import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { claimOf, end, eventsOf, openLog, runTurn, turnOf } from './support';

const heapUsed = (): number => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
};

const megabyte = 1_000_000;

/** How much the heap has grown. */
const growthOf = async (work: () => Promise<void>): Promise<number> => {
  const before = heapUsed();
  await work();
  return (heapUsed() - before) / megabyte;
};

describe('a log in memory does not grow', () => {
  it('with turns that end, are lost, are cancelled while they wait, expire, or are refused', async () => {
    const { clock, log } = openLog({ maxTurns: 100, rememberFor: 1_000 });
    const play = async (round: number): Promise<void> => {
      const of = (name: string) => turnOf(`${name}-${round}`, `user-${round}`);
      const [first, second] = [of('first'), of('second')];
      const leave = log.watch(first, () => undefined);
      await log.claim(claimOf(first));
      await log.append(first, 'p', eventsOf(1, 2, 200));
      await log.claim(claimOf(second));
      await log.claim(claimOf(of('third'), { lease: 1 }));
      await log.claim(claimOf(of('fourth'), { whenBusy: 'reject' }));
      await log.finish(second, end);
      if (round % 2 === 0) await log.finish(first, end, 'p');
      else await log.expire(first);
      leave();
      clock.scheduler.frame += 1;
    };
    // What is kept is some 100 turns, and as many names as a second has.
    for (let round = 0; round < 2_000; round += 1) await play(round);
    const grown = await growthOf(async () => {
      for (let round = 2_000; round < 22_000; round += 1) await play(round);
    });

    expect(grown).toBeLessThan(1.5);
    expect(await log.read(turnOf('second-21999', 'user-21999'), 0, 9)).toMatchObject({
      status: 'found',
    });
  }, 30_000);

  it('beyond maxBytes, however small the events', async () => {
    const { log } = openLog({ maxBytes: 4 * megabyte });
    const grown = await growthOf(async () => {
      for (let round = 0; round < 400; round += 1) {
        await runTurn(log, turnOf(`turn-${round}`), 1_000, 1);
      }
    });

    expect(grown).toBeLessThan(8);
    expect(await log.read(turnOf('turn-399'), 1_000, 9)).toMatchObject({ isOver: true });
  }, 30_000);
});

describe('a call costs the same', () => {
  /** How long a work takes, the least of a few, in ms. */
  const timeOf = async (work: () => Promise<void>): Promise<number> => {
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    return Math.min(...times);
  };

  it('however many events a turn has', async () => {
    const { log } = openLog({ maxEvents: 1e6 });
    const [short, long] = [turnOf('short'), turnOf('long')];
    for (const turn of [short, long]) await log.claim(claimOf(turn));
    await log.append(short, 'p', eventsOf(1, 100));
    await log.append(long, 'p', eventsOf(1, 200_000));
    const read = (turn: typeof short, after: number) => async () => {
      for (let count = 0; count < 500; count += 1) await log.read(turn, after, 16);
    };
    const [few, many] = [await timeOf(read(short, 50)), await timeOf(read(long, 150_000))];

    expect(many).toBeLessThan(few * 10 + 5);
  }, 30_000);

  it('however many turns there are', async () => {
    const work = (log: ReturnType<typeof openLog>['log'], name: string) => async () => {
      for (let count = 0; count < 500; count += 1) await runTurn(log, turnOf(`${name}-${count}`));
      for (let count = 0; count < 500; count += 1) await log.expire(turnOf(`${name}-${count}`));
    };
    const [small, large] = [openLog().log, openLog({ maxTurns: 20_000 }).log];
    for (let count = 0; count < 20_000; count += 1) await runTurn(large, turnOf(`turn-${count}`));
    const [few, many] = [await timeOf(work(small, 'a')), await timeOf(work(large, 'a'))];

    expect(many).toBeLessThan(few * 10 + 5);
  }, 30_000);
});
