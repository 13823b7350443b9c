import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogLaw } from '../LogLaw';

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const runs: LogLaw = {
  name: 'log: a new turn is claimed, and runs',
  hint: 'a claim of a turn that was never there makes it, without events; it runs where its user has no other',
  hold: async (bench) => {
    const { begin, equal, log, newTurn, peer } = bench;
    const never = newTurn();
    equal('a turn that nobody has claimed', await peer.read(never, 0, 10), { status: 'unknown' });
    const { producer, turn } = await begin();
    await expectTurn(bench, turn, [], false);
    equal('whether it may run', await log.renew(turn, producer), 'running');
  },
};

const again: LogLaw = {
  name: 'log: a claim is claimed again by the same producer',
  hint: 'keep the producer with the turn: a claim whose answer was lost is sent again',
  hold: async (bench) => {
    const { begin, claimOf, equal, log, newProducer, newTurn, peer } = bench;
    const first = await begin();
    const second = { turn: newTurn({ userID: first.turn.userID }), producer: newProducer() };
    await log.append(first.turn, first.producer, eventsOf(1, 2));
    for (const owned of [first, second, second, first]) {
      for (const place of [log, peer]) {
        equal('the claim of its producer', await place.claim(claimOf(owned)), 'claimed');
      }
    }
    await expectTurn(bench, first.turn, eventsOf(1, 2), false);
    equal('the second turn', await log.renew(second.turn, second.producer), 'waiting');
    await log.finish(first.turn, { event: 'end', data: '{}' }, first.producer);
    equal('the second turn', await log.renew(second.turn, second.producer), 'running');
  },
};

const once: LogLaw = {
  name: 'log: a turn is claimed once',
  hint: 'who comes later is told known, or mismatch where the fingerprint is another one, and changes nothing, whether the turn waits, runs or is over',
  hold: async (bench) => {
    const { begin, claimOf, equal, log, newProducer, peer } = bench;
    const running = await begin();
    const waiting = await begin({}, { userID: running.turn.userID });
    const over = await begin();
    await log.append(running.turn, running.producer, eventsOf(1, 2));
    await log.finish(over.turn, { event: 'end', data: '{}' }, over.producer);

    for (const { producer, turn } of [running, waiting, over]) {
      const late = { turn, producer: newProducer() };
      const other = { fingerprint: 'another question' };
      equal('the same question', await peer.claim(claimOf(late)), 'known');
      equal('another question', await peer.claim(claimOf(late, other)), 'mismatch');
      equal('who comes late', await peer.renew(turn, late.producer), 'over');
      const status = turn === over.turn ? 'over' : turn === waiting.turn ? 'waiting' : 'running';
      equal('whose turn it is', await log.renew(turn, producer), status);
    }
    await expectTurn(bench, running.turn, eventsOf(1, 2), false);
  },
};

const atOnce: LogLaw = {
  name: 'log: of many claims at once one is claimed',
  hint: 'a claim is atomic in the store: look and take in one step',
  hold: async ({ claimOf, equal, log, newProducer, newTurn, peer }) => {
    for (let round = 0; round < 5; round += 1) {
      const turn = newTurn();
      const producers = times(20, newProducer);
      const answers = await Promise.all(
        producers.map((producer, index) =>
          (index % 2 === 0 ? log : peer).claim(claimOf({ turn, producer })),
        ),
      );
      equal('20 claims at once', [...answers].sort(), ['claimed', ...times(19, () => 'known')]);
      const statuses = await Promise.all(producers.map((producer) => log.renew(turn, producer)));
      equal(
        'who may run, by the same order',
        statuses,
        answers.map((answer) => (answer === 'claimed' ? 'running' : 'over')),
      );
    }
  },
};

/** Pairs that are one where ids are joined without care. */
const alike = [
  ['a', 'b'],
  ['a:b', 'c'],
  ['a', 'b:c'],
  ['a/b', 'c'],
  ['a', 'b/c'],
  ['', 'ab'],
  ['ab', ''],
  ['{a}', 'b'],
  ['{a', '}b'],
  ['a"', 'b'],
  ['a%3A', 'b'],
  ['Ä', 'ß👋'],
  ['constructor', '__proto__'],
] as const;

const turnIDs = ['a', 'A', 'aa', '0', '00', '-', '_', '--', 'constructor', 'Z9_-'.repeat(16)];

const apart: LogLaw = {
  name: 'log: a turn with another name, project or user is another turn',
  hint: 'name a turn by its project, its user and its turnID, so that no two of them are written alike',
  hold: async (bench) => {
    const { claimOf, equal, log, newProducer, newTurn, peer } = bench;
    const whenBusy = 'parallel';
    // In front of every id, for the store need not be empty.
    const { turnID, userID: mark } = newTurn();
    const turns = [
      ...alike.map(([projectID, userID]) => ({
        projectID: `${mark}${projectID}`,
        userID: `${userID}${mark}`,
        turnID,
      })),
      ...turnIDs.map((id) => newTurn({ userID: mark, turnID: id })),
    ];
    const owned = turns.map((turn) => ({ turn, producer: newProducer() }));
    for (const [index, { producer, turn }] of owned.entries()) {
      equal('a turn that is not there yet', await peer.read(turn, 0, 10), { status: 'unknown' });
      equal('its claim', await log.claim(claimOf({ producer, turn }, { whenBusy })), 'claimed');
      equal('whether it may run', await log.renew(turn, producer), 'running');
      await log.append(turn, producer, eventsOf(1, index));
    }
    for (const [index, { turn }] of owned.entries()) {
      await expectTurn(bench, turn, eventsOf(1, index), false);
    }
  },
};

/** A turn is claimed by one. */
export const claimLaws: readonly LogLaw[] = [runs, again, once, atOnce, apart];
