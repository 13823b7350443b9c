import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogBench, LogLaw, Owned } from '../LogLaw';
import { readTurn } from '../readTurn';

/** A turn with as many events. */
const beginWith = async ({ begin, log }: LogBench, count: number): Promise<Owned> => {
  const owned = await begin();
  for (let first = 1; first <= count; first += 256) {
    const events = eventsOf(first, Math.min(count, first + 255));
    await log.append(owned.turn, owned.producer, events);
  }
  return owned;
};

const after: LogLaw = {
  name: 'log: a page holds the events after an id',
  hint: 'the next events in order, at most as many as asked for, and at least one where there is one; over only where the turn is, and nothing comes after the page',
  hold: async (bench) => {
    const { equal, log, peer } = bench;
    const { producer, turn } = await beginWith(bench, 6);
    for (const isOver of [false, true]) {
      if (isOver) await log.finish(turn, { event: 'trace', data: 'event 7' }, producer);
      const count = isOver ? 7 : 6;
      for (let from = 0; from <= count; from += 1) {
        for (const limit of [1, 3, 100]) {
          const page = await (from % 2 === 0 ? log : peer).read(turn, from, limit);
          const last = Math.min(count, from + limit);
          const { status, ...rest } = page;
          const { recheckIn, ...read } = { recheckIn: 0, ...rest };
          equal(
            `what comes after ${from}, at most ${limit}`,
            { status, ...read },
            {
              status: 'found',
              events: eventsOf(from + 1, last),
              isOver: isOver && last === count,
            },
          );
          const isTime = recheckIn > 0 && recheckIn < 2 ** 31;
          equal('whether recheckIn is above 0 and below 2^31', isTime, true);
        }
      }
    }
  },
};

const many: LogLaw = {
  name: 'log: pages follow each other to the end',
  hint: 'a page begins after the id that is asked for, however many events there are',
  hold: async (bench) => {
    const { equal, log, peer } = bench;
    const { producer, turn } = await beginWith(bench, 1_499);
    await log.finish(turn, { event: 'trace', data: 'event 1500' }, producer);
    await expectTurn(bench, turn, eventsOf(1, 1_500), true);
    const rest = { events: eventsOf(701, 1_500), isOver: true };
    equal('what comes after 700', await readTurn(peer, turn, 700, 97), rest);
  },
};

const ahead: LogLaw = {
  name: 'log: an id above the last one is ahead',
  hint: 'say ahead where the id is above that of the last event, and unknown where there is no turn',
  hold: async (bench) => {
    const { equal, log, newTurn, peer } = bench;
    const { producer, turn } = await beginWith(bench, 2);
    equal('after 3 of 2', await log.read(turn, 3, 10), { status: 'ahead' });
    equal('after 1e9 of 2', await peer.read(turn, 1e9, 10), { status: 'ahead' });
    await log.finish(turn, { event: 'end', data: '{}' }, producer);
    equal('after 4 of 3', await log.read(turn, 4, 10), { status: 'ahead' });
    equal('after 3 of none', await log.read(newTurn(), 3, 10), { status: 'unknown' });
  },
};

/** What is there can be read, from anywhere. */
export const readLaws: readonly LogLaw[] = [after, many, ahead];
