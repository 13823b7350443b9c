import type { LoggedEvent } from '../../../../server/log/EventLog';
import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogLaw } from '../LogLaw';

const keeps: LogLaw = {
  name: 'log: keeps what is appended, in order',
  hint: 'an event keeps its id, its name and its data; ids count from 1',
  hold: async (bench) => {
    const { begin, equal, log, peer } = bench;
    const { producer, turn } = await begin();
    let last = 0;
    for (const count of [1, 2, 1, 40, 0, 3]) {
      const events = eventsOf(last + 1, last + count);
      equal(`${count} events`, await log.append(turn, producer, events), 'kept');
      last += count;
    }
    equal('an event by the peer', await peer.append(turn, producer, eventsOf(48, 48)), 'kept');
    await expectTurn(bench, turn, eventsOf(1, 48), false);
  },
};

const whole: LogLaw = {
  name: 'log: keeps any text as it is',
  hint: 'names and data are text, kept whole: empty, long, with line ends, U+0000, and characters of any plane',
  hold: async (bench) => {
    const { begin, equal, log } = bench;
    const { producer, turn } = await begin();
    const texts = [
      '',
      ' ',
      'null',
      '0123',
      'a\nb\r\nc\rd\n',
      '\0 \u0001 \u001f \u007f',
      '"\\"\'`${}%s%00&amp;',
      'é 漢字 \u{1F44B}\u{1F3FD} \u2028 \uFEFF \uFFFD',
      'ä'.repeat(50_000),
      '\u{1F44B}'.repeat(30_000),
      'x'.repeat(100_000),
    ];
    const names = ['trace', 'end', 'error', 'state', '__proto__', 'ö'];
    const events: readonly LoggedEvent[] = texts.map((data, index) => ({
      id: index + 1,
      event: names[index % names.length] ?? '',
      data,
    }));
    equal('all of them', await log.append(turn, producer, events), 'kept');
    await log.finish(turn, { event: 'a', data: 'b\n\0' }, producer);
    const last = { id: texts.length + 1, event: 'a', data: 'b\n\0' };
    await expectTurn(bench, turn, [...events, last], true);
  },
};

const passesOver: LogLaw = {
  name: 'log: events that are there already are passed over',
  hint: 'append only what comes after the last id: a call whose answer was lost is sent again, perhaps with more',
  hold: async (bench) => {
    const { begin, equal, log, peer } = bench;
    const { producer, turn } = await begin();
    for (const [first, last] of [
      [1, 3],
      [1, 3],
      [2, 2],
      [3, 5],
      [1, 6],
      [6, 6],
      [7, 7],
    ] as const) {
      for (const place of [log, peer]) {
        const status = await place.append(turn, producer, eventsOf(first, last));
        equal(`the events ${first} to ${last}`, status, 'kept');
      }
    }
    await expectTurn(bench, turn, eventsOf(1, 7), false);
  },
};

const gap: LogLaw = {
  name: 'log: a gap ends the turn by its will',
  hint: 'where the first new event is not the next one, or one is missing between them, none is kept: append the will as the last event, and answer over',
  hold: async (bench) => {
    const { begin, equal, log, peer } = bench;
    for (const events of [
      eventsOf(4, 5),
      eventsOf(5, 5),
      [...eventsOf(3, 3), ...eventsOf(5, 6)],
      [...eventsOf(2, 3), ...eventsOf(6, 6)],
    ]) {
      const { producer, turn } = await begin({ will: { event: 'error', data: 'torn' } });
      await log.append(turn, producer, eventsOf(1, 2));
      equal('events with a gap', await log.append(turn, producer, events), 'over');
      const will = { id: 3, event: 'error', data: 'torn' };
      await expectTurn(bench, turn, [...eventsOf(1, 2), will], true);
      equal('the producer', await peer.renew(turn, producer), 'over');
      equal('what is next', await log.append(turn, producer, eventsOf(4, 4)), 'over');
      await expectTurn(bench, turn, [...eventsOf(1, 2), will], true);
    }
  },
};

const stranger: LogLaw = {
  name: 'log: nobody but the producer appends',
  hint: 'compare the producer with that of the claim, in the same step; an append for a turn that is not there is over, and makes none',
  hold: async (bench) => {
    const { begin, equal, log, newProducer, newTurn, peer } = bench;
    const { producer, turn } = await begin();
    await log.append(turn, producer, eventsOf(1, 1));
    const other = newProducer();
    equal('a stranger', await log.append(turn, other, eventsOf(2, 2)), 'over');
    equal('a stranger with a gap', await peer.append(turn, other, eventsOf(5, 5)), 'over');
    equal('a stranger', await log.renew(turn, other), 'over');
    await expectTurn(bench, turn, eventsOf(1, 1), false);
    equal('the producer', await log.append(turn, producer, eventsOf(2, 2)), 'kept');

    const never = newTurn();
    equal('an unknown turn', await log.append(never, producer, eventsOf(1, 1)), 'over');
    equal('an unknown turn', await log.renew(never, producer), 'over');
    equal('an unknown turn', await peer.read(never, 0, 10), { status: 'unknown' });
  },
};

/** What is appended is there, once and in order. */
export const appendLaws: readonly LogLaw[] = [keeps, whole, passesOver, gap, stranger];
