import type { TurnClaim } from '../../../../server/log/EventLog';
import { claimsOfOne } from '../claimsOfOne';
import { eventsOf } from '../eventsOf';
import { expectStatuses } from '../expectStatuses';
import type { LogLaw } from '../LogLaw';

const end = { event: 'end', data: '{}' };

const inOrder: LogLaw = {
  name: 'log: the turns of a user run one after the other',
  hint: 'in the order in which they were claimed; the next one may run as soon as the one that ran is over',
  hold: async (bench) => {
    const { log, peer } = bench;
    const claim = claimsOfOne(bench);
    const turns = [await claim('claimed'), await claim('claimed'), await claim('claimed')];
    // From the last to the first: who asks first is not who runs first.
    await expectStatuses(bench, [...turns].reverse(), ['waiting', 'waiting', 'running']);
    for (const [index, { producer, turn }] of turns.entries()) {
      const before = turns.slice(0, index).map(() => 'over');
      const behind = turns.slice(index + 1).map(() => 'waiting');
      await expectStatuses(bench, turns, [...before, 'running', ...behind]);
      await (index % 2 === 0 ? log : peer).append(turn, producer, eventsOf(1, 1));
      await (index % 2 === 0 ? peer : log).finish(turn, end, producer);
    }
    await expectStatuses(
      bench,
      [...turns, await claim('claimed')],
      ['over', 'over', 'over', 'running'],
    );
  },
};

const bounded: LogLaw = {
  name: 'log: no more turns of a user wait than may',
  hint: 'maxQueued counts those who wait, without the one that runs; a claim that is busy leaves nothing behind',
  hold: async (bench) => {
    const { equal, log, newTurn, peer } = bench;
    for (const maxQueued of [0, 1, 3]) {
      const claim = claimsOfOne(bench);
      const first = await claim('claimed', { maxQueued });
      for (let count = 0; count < maxQueued; count += 1) await claim('claimed', { maxQueued });
      const refused = await claim('busy', { maxQueued });
      equal('the refused turn', await log.read(refused.turn, 0, 10), { status: 'unknown' });
      equal('its producer', await peer.renew(refused.turn, refused.producer), 'over');
      await log.finish(first.turn, end, first.producer);
      await claim('claimed', { maxQueued });
      await claim('busy', { maxQueued });
      equal('a turn of nobody', await log.read(newTurn(), 0, 10), { status: 'unknown' });
    }
  },
};

const rejects: LogLaw = {
  name: 'log: a turn that may not wait is busy',
  hint: "whenBusy 'reject' is busy where the user has a turn, and claimed where there is none",
  hold: async (bench) => {
    const claim = claimsOfOne(bench);
    const whenBusy = 'reject';
    const first = await claim('claimed', { whenBusy });
    await claim('busy', { whenBusy });
    await bench.log.finish(first.turn, end, first.producer);
    const second = await claim('claimed', { whenBusy });
    await claim('busy', { whenBusy });
    await expectStatuses(bench, [second], ['running']);
  },
};

const parallel: LogLaw = {
  name: 'log: a turn in parallel runs at once',
  hint: "whenBusy 'parallel' never waits, whatever else runs, and is never busy",
  hold: async (bench) => {
    const claim = claimsOfOne(bench);
    const whenBusy = 'parallel';
    const change: Partial<TurnClaim> = { whenBusy, maxQueued: 0 };
    const turns = [await claim('claimed', change), await claim('claimed', change)];
    await expectStatuses(bench, turns, ['running', 'running']);
    const [first] = turns;
    if (first !== undefined) await bench.log.finish(first.turn, end, first.producer);
    await expectStatuses(
      bench,
      [...turns, await claim('claimed', change)],
      ['over', 'running', 'running'],
    );
  },
};

const alone: LogLaw = {
  name: 'log: nobody waits for the turns of another user or project',
  hint: 'the queue is that of one user of one project',
  hold: async (bench) => {
    const { begin, newTurn } = bench;
    const { projectID, userID } = newTurn();
    const turns = [
      await begin({ maxQueued: 0 }, { userID }),
      await begin({ maxQueued: 0 }, { userID, projectID: `${projectID}2` }),
      await begin({ maxQueued: 0 }, { userID: `${userID}2` }),
      await begin({ maxQueued: 0 }, { userID: projectID, projectID: userID }),
    ];
    await expectStatuses(
      bench,
      turns,
      turns.map(() => 'running'),
    );
  },
};

/** Turns of one user do not meet. */
export const queueLaws: readonly LogLaw[] = [inOrder, bounded, rejects, parallel, alone];
