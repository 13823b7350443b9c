import type { TurnRef } from '../../../../server/log/EventLog';
import { createRandom } from '../../createRandom';
import type { Random } from '../../createRandom';
import { eventsOf } from '../eventsOf';
import { followTurn } from '../followTurn';
import type { LogBench, LogLaw, Owned } from '../LogLaw';

const end = { event: 'trace', data: '' };

/** Lets others run for a moment, a short one mostly. */
const pause = async ({ wait }: LogBench, { below, chance }: Random): Promise<void> => {
  if (chance(0.2)) await wait(below(4));
  for (let left = below(6); left > 0; left -= 1) await Promise.resolve();
};

/** Appends as many events in pieces, some of them twice, and the end. */
const write = async (
  bench: LogBench,
  { producer, turn }: Owned,
  count: number,
  random: Random,
): Promise<void> => {
  const { equal, log, peer } = bench;
  for (let last = 0; last < count;) {
    const first = Math.max(1, last + 1 - (random.chance(0.2) ? random.below(4) : 0));
    last = Math.min(count, last + 1 + random.below(8));
    equal('an append', await log.append(turn, producer, eventsOf(first, last)), 'kept');
    await pause(bench, random);
  }
  const place = random.chance(0.5) ? log : peer;
  equal('the end', await place.finish(turn, end, producer), 'finished');
};

const race = async (bench: LogBench, run: number): Promise<void> => {
  const { begin, config, equal, log, newTurn, peer } = bench;
  const random = createRandom(config.seed, run);
  const count = 20 + random.below(30);
  const owned = await begin({}, newTurn());
  const writing = write(bench, owned, count, random);
  const all = [...eventsOf(1, count), { id: count + 1, ...end }];

  const follow = async (index: number, turn: TurnRef) => {
    const own = createRandom(config.seed, run, index);
    for (let left = own.below(index * 4); left > 0; left -= 1) await pause(bench, own);
    const place = index % 2 === 0 ? log : peer;
    // A cursor is never ahead: it says what somebody has read before.
    const first = await place.read(turn, 0, 1 + own.below(20));
    const known = first.status === 'found' && own.chance(0.5) ? first.events.length : 0;
    const read = await followTurn(bench, place, turn, known, own.pick(2, 5, 16, 512));
    equal(
      `what reader ${index} has got after ${known}, in race ${run + 1} of seed ${config.seed}`,
      read,
      { events: all.slice(known), end: 'over' },
    );
  };
  await Promise.all([writing, ...[1, 2, 3, 4].map((index) => follow(index, owned.turn))]);
};

const exactlyOnce: LogLaw = {
  name: 'log: who watches and then reads gets each event once',
  hint: 'a page is the state of one moment: it is over only where its events are the last, and what comes after its read is told to who watches',
  hold: async (bench) => {
    for (let run = 0; run < bench.config.runs; run += 1) await race(bench, run);
  },
};

const untilLost: LogLaw = {
  name: 'log: who follows a turn that is lost comes to its end',
  hint: 'recheckIn is no longer than what is left of the lease, since nobody tells of a turn that is lost',
  hold: async (bench) => {
    const { begin, config, equal, log, peer } = bench;
    const will = { event: 'error', data: 'lost' };
    const { producer, turn } = await begin({ lease: config.lease, will });
    await log.append(turn, producer, eventsOf(1, 2));
    const reads = await Promise.all(
      [log, peer, peer].map((place) => followTurn(bench, place, turn, 0, 512)),
    );
    const all = [...eventsOf(1, 2), { id: 3, ...will }];
    for (const read of reads) equal('what a reader has got', read, { events: all, end: 'over' });
  },
};

/** One reader serves what was and what comes. */
export const followLaws: readonly LogLaw[] = [exactlyOnce, untilLost];
