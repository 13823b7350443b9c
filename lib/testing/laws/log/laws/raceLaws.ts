import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogLaw } from '../LogLaw';
import { readTurn } from '../readTurn';

const end = { event: 'end', data: '{}' };
const cancelled = { event: 'error', data: 'cancelled' };

const endsOnce: LogLaw = {
  name: 'log: where a turn ends and is cancelled at once, one of them has ended it',
  hint: 'finish is atomic in the store; the last event is that of the one who is told finished',
  hold: async (bench) => {
    const { begin, config, equal, log, peer } = bench;
    for (let run = 0; run < config.runs; run += 1) {
      const { producer, turn } = await begin();
      const calls = [
        () => log.finish(turn, end, producer),
        () => peer.finish(turn, cancelled),
      ] as const;
      const [first, second] = run % 2 === 0 ? calls : ([calls[1], calls[0]] as const);
      const answers = await Promise.all([first(), second()]);
      equal('an end and a cancelling at once', [...answers].sort(), ['finished', 'over']);
      const hasEnded = (answers[0] === 'finished') === (run % 2 === 0);
      await expectTurn(bench, turn, [{ id: 1, ...(hasEnded ? end : cancelled) }], true);
    }
  },
};

const keepsAll: LogLaw = {
  name: 'log: what is kept while the turn is cancelled stands before the end',
  hint: 'append is atomic in the store: all of its events, or none; nothing comes after the last event',
  hold: async (bench) => {
    const { begin, config, equal, log, peer } = bench;
    for (let run = 0; run < config.runs; run += 1) {
      const { producer, turn } = await begin();
      const append = () => log.append(turn, producer, eventsOf(1, 20));
      const cancel = () => peer.finish(turn, cancelled);
      const answers =
        run % 2 === 0
          ? await Promise.all([append(), cancel()])
          : await Promise.all([cancel(), append()]);
      const kept = answers[run % 2];
      const count = kept === 'kept' ? 20 : 0;
      equal('the append', kept, count > 0 ? 'kept' : 'over');
      const all = [...eventsOf(1, count), { id: count + 1, ...cancelled }];
      await expectTurn(bench, turn, all, true);
    }
  },
};

const oneRuns: LogLaw = {
  name: 'log: of many turns of a user that are claimed at once one runs',
  hint: 'to look who runs, to count who waits and to stand behind them is one step in the store',
  hold: async ({ claimOf, config, equal, log, newProducer, newTurn, peer }) => {
    for (let run = 0; run < config.runs; run += 1) {
      const { userID } = newTurn();
      const turns = Array.from({ length: 10 }, () => ({
        turn: newTurn({ userID }),
        producer: newProducer(),
      }));
      const answers = await Promise.all(
        turns.map((owned, index) =>
          (index % 2 === 0 ? log : peer).claim(claimOf(owned, { maxQueued: 4 })),
        ),
      );
      const count = (answer: string, all: readonly string[]) =>
        all.filter((one) => one === answer).length;
      equal('how many are claimed', count('claimed', answers), 5);
      equal('how many are busy', count('busy', answers), 5);
      const statuses = await Promise.all(
        turns.map(({ producer, turn }) => peer.renew(turn, producer)),
      );
      equal('how many run', count('running', statuses), 1);
      equal('how many wait', count('waiting', statuses), 4);
    }
  },
};

const sameTwice: LogLaw = {
  name: 'log: one append sent twice at once is kept once',
  hint: 'to look which events are there and to append the others is one step in the store',
  hold: async (bench) => {
    const { begin, config, equal, log, peer } = bench;
    for (let run = 0; run < config.runs; run += 1) {
      const { producer, turn } = await begin();
      const answers = await Promise.all(
        [log, peer, log, peer].map((place) => place.append(turn, producer, eventsOf(1, 20))),
      );
      equal('four times the same', answers, ['kept', 'kept', 'kept', 'kept']);
      const all = { events: eventsOf(1, 20), isOver: false };
      equal('the turn', await readTurn(peer, turn), all);
    }
  },
};

/** Each call is atomic. */
export const raceLaws: readonly LogLaw[] = [endsOnce, keepsAll, oneRuns, sameTwice];
