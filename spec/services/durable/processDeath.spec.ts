import { isTurnLostError } from '../../../lib';
import { createRandom } from '../../../lib/testing/laws/createRandom';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { startRedis } from '../redis/support/startRedis';
import type { RedisServer } from '../redis/support/startRedis';
import { clientOf, faultsOf, haveTurn } from './support/haveTurn';
import type { TurnRun } from './support/haveTurn';
import { buildServer, startServer } from './support/startServer';
import type { ServerProcess } from './support/startServer';

expectNoUnhandledRejection();

const lease = 800;
const traces = 25;
const pace = 20;
const rounds = 10;
const turnsOfEach = 10;
const random = createRandom(20_261_125);

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a server process that is killed while turns are under way', () => {
  let redis: RedisServer;
  const running: ServerProcess[] = [];

  const start = async () => {
    const server = await startServer(redis.url, { lease });
    running.push(server);
    return server;
  };

  beforeAll(async () => {
    redis = await startRedis();
    await buildServer();
  }, 60_000);

  afterAll(async () => {
    await Promise.all(running.map(({ kill }) => kill()));
    await redis.stop();
  });

  /** Begins turns on both; the readers of all of them are on the first one, which is killed. */
  const haveRound = async (round: number, mortal: ServerProcess, other: ServerProcess) => {
    const throughMortal = clientOf(() => [mortal, other]);
    const onOther = clientOf(() => [other]);
    const userOf = (kind: string, index: number) => `${traces}x${pace}-${kind}-${round}-${index}`;

    const ownTurns = Array.from({ length: turnsOfEach }, (_, index) =>
      haveTurn(throughMortal.events({ userID: userOf('own', index) })),
    );
    const otherTurns = Array.from({ length: turnsOfEach }, async (_, index) => {
      const userID = userOf('other', index);
      const turnURL = await new Promise<string>((resolve, reject) => {
        const begun = onOther.events({ userID }).subscribe({
          next: (event) => {
            if (event.event !== 'open') return;
            resolve(event.turnURL ?? '');
            // The turn runs on; its reader is somewhere else.
            queueMicrotask(() => begun.unsubscribe());
          },
          error: reject,
        });
      });
      return haveTurn(throughMortal.attachEvents({ turnURL }));
    });

    await sleep(random.below(traces * pace));
    await mortal.kill();
    const killedAt = performance.now();
    return {
      killedAt,
      own: await Promise.all(ownTurns),
      others: await Promise.all(otherTurns),
    };
  };

  it('loses the turns that it ran, and says so within the lease; of all others nothing is lost', async () => {
    const other = await start();
    const faults: string[] = [];
    const counts = { lost: 0, whole: 0, goneOnWith: 0 };
    const check = (run: TurnRun) => faults.push(...faultsOf(run, traces));

    for (let round = 0; round < rounds; round += 1) {
      const { killedAt, others, own } = await haveRound(round, await start(), other);
      for (const run of own) {
        check(run);
        if (run.outcome === 'end') {
          counts.whole += 1;
          if (run.texts.length !== traces) faults.push(`ended after ${run.texts.length}`);
        } else if (isTurnLostError(run.outcome)) {
          counts.lost += 1;
          const late = run.at - killedAt;
          // Beside the lease, what it takes to attach on two busy cores.
          if (late > lease + 1_000) faults.push(`lost after ${late} ms`);
        } else {
          faults.push(String(run.outcome));
        }
      }
      for (const run of others) {
        check(run);
        if (run.outcome !== 'end') faults.push(`another one's turn: ${String(run.outcome)}`);
        if (run.texts.length !== traces) faults.push(`another one's: ${run.texts.length}`);
        counts.goneOnWith += 1;
      }
    }

    expect(faults).toEqual([]);
    expect(counts.lost + counts.whole + counts.goneOnWith).toBe(2 * rounds * turnsOfEach);
    expect(counts.lost).toBeGreaterThan(rounds);
    process.stdout.write(
      `Killed ${rounds} servers under ${2 * rounds * turnsOfEach} turns: ${counts.lost} lost, ` +
        `${counts.whole} whole before; ${counts.goneOnWith} of another process gone on with\n`,
    );
  }, 120_000);
});
