import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogBench, LogLaw, Owned } from '../LogLaw';

/** The most events of a turn. */
const most = 20;

/** A turn with as many events as it may have, but for some. */
const fill = async ({ begin, log }: LogBench, but: number): Promise<Owned> => {
  const owned = await begin();
  await log.append(owned.turn, owned.producer, eventsOf(1, most - but));
  return owned;
};

const full: LogLaw = {
  name: 'log: of an append that is full nothing is kept',
  hint: 'count before the first event is appended; a smaller append may fit, and events that are there do not count twice',
  limits: () => ({ maxEvents: most }),
  hold: async (bench) => {
    const { equal, log, peer } = bench;
    const { producer, turn } = await fill(bench, 1);
    equal('two more', await log.append(turn, producer, eventsOf(most, most + 1)), 'full');
    await expectTurn(bench, turn, eventsOf(1, most - 1), false);
    equal('the last one', await peer.append(turn, producer, eventsOf(most - 1, most)), 'kept');
    const more = eventsOf(most + 1, most + 1);
    equal('one too many', await log.append(turn, producer, more), 'full');
    equal('one too many', await peer.append(turn, producer, eventsOf(most, most + 1)), 'full');
    equal('the last again', await log.append(turn, producer, eventsOf(most, most)), 'kept');
    equal('the producer', await log.renew(turn, producer), 'running');
    await expectTurn(bench, turn, eventsOf(1, most), false);
  },
};

const endFits: LogLaw = {
  name: 'log: the end fits where nothing else does',
  hint: 'finish, and the will, append the last event beyond all limits',
  limits: () => ({ maxEvents: most }),
  hold: async (bench) => {
    const { equal, log } = bench;
    const end = { event: 'end', data: '{}' };
    const { producer, turn } = await fill(bench, 0);
    equal('the end', await log.finish(turn, end, producer), 'finished');
    await expectTurn(bench, turn, [...eventsOf(1, most), { id: most + 1, ...end }], true);

    const torn = await fill(bench, 0);
    const gap = eventsOf(most + 2, most + 2);
    equal('a gap', await log.append(torn.turn, torn.producer, gap), 'over');
    const will = { id: most + 1, event: 'error', data: 'lost' };
    await expectTurn(bench, torn.turn, [...eventsOf(1, most), will], true);
  },
};

/** A log is bounded. */
export const limitLaws: readonly LogLaw[] = [full, endFits];
