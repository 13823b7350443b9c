import type { EventLog } from '../../../../server/log/EventLog';
import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogLaw } from '../LogLaw';

const end = { event: 'end', data: '{}' };
const cancelled = { event: 'error', data: 'cancelled' };

const lasts: LogLaw = {
  name: 'log: the end is the last event, for all',
  hint: 'finish appends an event with the next id, and keeps in the store that the turn is over; nothing is appended after',
  hold: async (bench) => {
    const { begin, equal, log, peer } = bench;
    for (const count of [0, 3]) {
      const { producer, turn } = await begin();
      await log.append(turn, producer, eventsOf(1, count));
      equal('the end', await log.finish(turn, end, producer), 'finished');
      const all = [...eventsOf(1, count), { id: count + 1, ...end }];
      await expectTurn(bench, turn, all, true);
      equal('the producer', await peer.renew(turn, producer), 'over');
      const more = eventsOf(count + 2, count + 2);
      equal('one more event', await log.append(turn, producer, more), 'over');
      equal('a gap', await peer.append(turn, producer, eventsOf(99, 99)), 'over');
      await expectTurn(bench, turn, all, true);
    }
  },
};

const twice: LogLaw = {
  name: 'log: a turn is finished once, and the same call says so again',
  hint: 'keep who has ended the turn: the same producer is told finished again, and nobody in particular too; anyone else is told over',
  hold: async (bench) => {
    const { begin, equal, log, newProducer, peer } = bench;
    for (const isCancel of [false, true]) {
      const { producer, turn } = await begin();
      const by = isCancel ? undefined : producer;
      const finish = (place: EventLog, who?: string) => place.finish(turn, end, who);
      equal('the end', await finish(log, by), 'finished');
      equal('the end again', await finish(log, by), 'finished');
      equal('the end again', await finish(peer, by), 'finished');
      equal('another one', await finish(peer, isCancel ? producer : undefined), 'over');
      equal('a stranger', await finish(log, newProducer()), 'over');
      await expectTurn(bench, turn, [{ id: 1, ...end }], true);
    }
  },
};

const cancels: LogLaw = {
  name: 'log: anyone can cancel, and the producer learns of it',
  hint: 'finish without a producer ends a turn whoever runs it',
  hold: async (bench) => {
    const { begin, equal, log, peer } = bench;
    const { producer, turn } = await begin();
    await log.append(turn, producer, eventsOf(1, 2));
    equal('the cancelling', await peer.finish(turn, cancelled), 'finished');
    equal('the next event', await log.append(turn, producer, eventsOf(3, 3)), 'over');
    equal('the producer', await log.renew(turn, producer), 'over');
    equal('the end by the producer', await log.finish(turn, end, producer), 'over');
    await expectTurn(bench, turn, [...eventsOf(1, 2), { id: 3, ...cancelled }], true);
  },
};

const others: LogLaw = {
  name: 'log: nobody finishes in the name of another',
  hint: 'where a producer is given it must be that of the claim; a turn that is not there is unknown',
  hold: async (bench) => {
    const { begin, equal, log, newProducer, newTurn, peer } = bench;
    const { producer, turn } = await begin();
    equal('a stranger', await peer.finish(turn, end, newProducer()), 'over');
    await expectTurn(bench, turn, [], false);
    equal('the producer', await log.renew(turn, producer), 'running');
    const never = newTurn();
    equal('an unknown turn', await log.finish(never, end), 'unknown');
    equal('an unknown turn', await log.finish(never, end, producer), 'unknown');
    equal('an unknown turn', await peer.read(never, 0, 10), { status: 'unknown' });
  },
};

/** A turn ends once. */
export const finishLaws: readonly LogLaw[] = [lasts, twice, cancels, others];
