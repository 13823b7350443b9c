import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogBench, LogLaw, Owned } from '../LogLaw';

const end = { event: 'end', data: '{}' };

const expectExpired = async (
  { claimOf, equal, log, newProducer, peer }: LogBench,
  { producer, turn }: Owned,
): Promise<void> => {
  for (const place of new Set([log, peer])) {
    equal('a read', await place.read(turn, 0, 10), { status: 'expired' });
    equal('a read after 99', await place.read(turn, 99, 10), { status: 'expired' });
    const late = { turn, producer: newProducer() };
    equal('a claim', await place.claim(claimOf(late)), 'expired');
    equal('its producer', await place.renew(turn, producer), 'over');
    equal('an append', await place.append(turn, producer, eventsOf(1, 1)), 'over');
    equal('an end', await place.finish(turn, end, producer), 'expired');
    equal('a cancelling', await place.finish(turn, end), 'expired');
  }
};

const expires: LogLaw = {
  name: 'log: a turn that has expired is not forgotten',
  hint: 'expire drops the events and remembers the turn: it is expired for who reads, claims and finishes, and over for its producer',
  hold: async (bench) => {
    const { begin, log, peer } = bench;
    for (const isOver of [true, false]) {
      const owned = await begin();
      await log.append(owned.turn, owned.producer, eventsOf(1, 3));
      if (isOver) await log.finish(owned.turn, end, owned.producer);
      await peer.expire(owned.turn);
      await expectExpired(bench, owned);
      await log.expire(owned.turn);
      await expectExpired(bench, owned);
    }
  },
};

const lets: LogLaw = {
  name: 'log: a turn that expires lets the next one run',
  hint: 'expire takes a turn out of the queue, wherever it stands',
  hold: async ({ begin, equal, log, newTurn, peer }) => {
    const { userID } = newTurn();
    const [first, second, third] = [
      await begin({}, { userID }),
      await begin({}, { userID }),
      await begin({}, { userID }),
    ];
    await peer.expire(second.turn);
    equal('the third', await log.renew(third.turn, third.producer), 'waiting');
    await log.expire(first.turn);
    equal('the third', await peer.renew(third.turn, third.producer), 'running');
  },
};

const never: LogLaw = {
  name: 'log: a turn that was never there does not expire',
  hint: 'expire does nothing where there is no turn',
  hold: async ({ claimOf, equal, log, newProducer, newTurn, peer }) => {
    const owned = { turn: newTurn(), producer: newProducer() };
    await log.expire(owned.turn);
    equal('a read', await peer.read(owned.turn, 0, 10), { status: 'unknown' });
    equal('a claim', await log.claim(claimOf(owned)), 'claimed');
  },
};

const timed: LogLaw = {
  name: 'log: events are kept for their time after the end, and no longer',
  hint: 'the ttl begins with the end of the turn, not with its events, and also where the will was its end',
  limits: ({ ttl }) => ({ ttl }),
  hold: async (bench) => {
    const { begin, config, log, wait } = bench;
    const owned = await begin();
    const lost = await begin({ lease: config.lease });
    await log.append(owned.turn, owned.producer, eventsOf(1, 1));
    await wait(config.lease * 1.2);
    await expectTurn(bench, lost.turn, [{ id: 1, event: 'error', data: 'lost' }], true);
    await wait(config.ttl * 1.5);
    await expectTurn(bench, owned.turn, eventsOf(1, 1), false);
    await expectExpired(bench, lost);
    await log.append(owned.turn, owned.producer, eventsOf(2, 2));
    await log.finish(owned.turn, end, owned.producer);
    await wait(config.ttl * 0.4);
    await expectTurn(bench, owned.turn, [...eventsOf(1, 2), { id: 3, ...end }], true);
    await wait(config.ttl);
    await expectExpired(bench, owned);
  },
};

/** What is gone is known to be gone. */
export const expireLaws: readonly LogLaw[] = [expires, lets, never, timed];
