import type { LogChange } from '../../../../server/log/EventLog';
import { eventsOf } from '../eventsOf';
import type { LogLaw } from '../LogLaw';

const end = { event: 'end', data: '{}' };

const tells: LogLaw = {
  name: 'log: who watches a turn is told of its events',
  hint: 'call back where a turn has more events, whichever process has appended them; one change may be missed, not all',
  hold: async ({ begin, equal, log, peer, until }) => {
    const { producer, turn } = await begin();
    const told: LogChange[] = [];
    const unwatch = peer.watch(turn, (change) => told.push(change));
    let last = 0;
    const isTold = await until(async () => {
      last += 1;
      await log.append(turn, producer, eventsOf(last, last));
      return told.includes('events');
    });
    unwatch();
    equal('whether the peer has told of events', isTold, true);
  },
};

const tellsTurns: LogLaw = {
  name: 'log: who watches a turn is told that it is over, and that it may run',
  hint: 'call back with state where a turn has ended, and where it is the turn of one that has waited',
  hold: async (bench) => {
    const { begin, config, equal, log, newTurn, peer, until } = bench;
    const told = { over: false, running: false };
    const attempt = async (patience: number) => {
      const { userID } = newTurn();
      const first = await begin({}, { userID });
      const second = await begin({}, { userID });
      const watch = (turn: typeof first.turn, name: 'over' | 'running') =>
        peer.watch(turn, (change) => {
          if (change === 'state') told[name] = true;
        });
      const ends = [watch(first.turn, 'over'), watch(second.turn, 'running')];
      await log.finish(first.turn, end);
      await until(() => told.over && told.running, patience);
      ends.forEach((unwatch) => unwatch());
      return told.over && told.running;
    };
    const patience = 100;
    for (let waited = 0; waited < config.timeLimit; waited += patience) {
      if (await attempt(patience)) return;
    }
    equal('what the peer has told of', told, { over: true, running: true });
  },
};

const stops: LogLaw = {
  name: 'log: who watches no more is not called',
  hint: 'the function that watch returns ends the watching at once, for this watcher alone; calling it again does nothing',
  hold: async ({ begin, config, equal, log, until, wait }) => {
    const { producer, turn } = await begin();
    const told = { first: 0, second: 0 };
    const unwatch = log.watch(turn, () => (told.first += 1));
    const stay = log.watch(turn, () => (told.second += 1));
    let last = 0;
    const append = async () => {
      last += 1;
      await log.append(turn, producer, eventsOf(last, last));
    };
    await append();
    unwatch();
    unwatch();
    const before = told.first;
    told.second = 0;
    const isTold = await until(async () => {
      await append();
      return told.second > 0;
    });
    await wait(config.lease / 10);
    stay();
    equal('whether the one that stays is told', isTold, true);
    equal('how often the other is called after it has left', told.first - before, 0);
  },
};

const closes: LogLaw = {
  name: 'log: a log that is closed leaves others alone',
  hint: 'close lets go of what this log has opened itself, also where turns run and are watched; the store and other logs of it go on',
  hold: async ({ begin, equal, log, peer }) => {
    const { producer, turn } = await begin();
    const unwatch = peer.watch(turn, () => undefined);
    const stay = log.watch(turn, () => undefined);
    await peer.close();
    unwatch();
    if (peer !== log) {
      equal('an append by the other log', await log.append(turn, producer, eventsOf(1, 1)), 'kept');
    }
    stay();
  },
};

/** Changes are told. */
export const watchLaws: readonly LogLaw[] = [tells, tellsTurns, stops, closes];
