import type { EventLog } from '../../../../server/log/EventLog';
import { eventsOf } from '../eventsOf';
import { expectTurn } from '../expectTurn';
import type { LogBench, LogLaw, Owned } from '../LogLaw';
import { readTurn } from '../readTurn';

const will = { event: 'error', data: 'lost, so it was willed' };
const end = { event: 'end', data: '{}' };

const lose = async ({ begin, config, log, wait }: LogBench): Promise<Owned> => {
  const owned = await begin({ lease: config.lease, will });
  await log.append(owned.turn, owned.producer, eventsOf(1, 2));
  await wait(config.lease * 1.2);
  return owned;
};

const all = [...eventsOf(1, 2), { id: 3, ...will }];

const ended: LogLaw = {
  name: 'log: a turn whose lease has passed is ended by its will',
  hint: 'whoever asks first for a turn whose lease has passed ends it, with the will as its last event; then it is over for its producer too',
  hold: async (bench) => {
    const { claimOf, equal, log, newProducer, peer } = bench;
    const { producer, turn } = await lose(bench);
    await expectTurn(bench, turn, all, true);
    equal('its producer', await log.renew(turn, producer), 'over');
    equal('the next event', await peer.append(turn, producer, eventsOf(3, 3)), 'over');
    equal('its end', await log.finish(turn, end, producer), 'over');
    equal('a cancelling', await peer.finish(turn, end), 'over');
    equal('a claim', await log.claim(claimOf({ turn, producer: newProducer() })), 'known');
    await expectTurn(bench, turn, all, true);
  },
};

type FirstCall = (log: EventLog, owned: Owned, bench: LogBench) => Promise<unknown>;

const firstCalls: readonly (readonly [string, FirstCall, unknown])[] = [
  ['renew', (log, { producer, turn }) => log.renew(turn, producer), 'over'],
  ['append', (log, { producer, turn }) => log.append(turn, producer, eventsOf(3, 4)), 'over'],
  [
    'an append with a gap',
    (log, { producer, turn }) => log.append(turn, producer, eventsOf(9, 9)),
    'over',
  ],
  ['finish', (log, { producer, turn }) => log.finish(turn, end, producer), 'over'],
  ['finish without a producer', (log, { turn }) => log.finish(turn, end), 'over'],
  [
    'a claim',
    (log, { turn }, { claimOf, newProducer }) =>
      log.claim(claimOf({ turn, producer: newProducer() })),
    'known',
  ],
  ['a read', (log, { turn }) => readTurn(log, turn), { events: all, isOver: true }],
];

const byAnyCall: LogLaw = {
  name: 'log: any call finds that a lease has passed',
  hint: 'look at the lease first, in each call, whatever is asked',
  hold: async (bench) => {
    const { begin, config, equal, log, peer, wait } = bench;
    const owned = await Promise.all(
      firstCalls.map(async () => {
        const lost = await begin({ lease: config.lease, will });
        await log.append(lost.turn, lost.producer, eventsOf(1, 2));
        return lost;
      }),
    );
    await wait(config.lease * 1.2);
    for (const [index, [name, call, expected]] of firstCalls.entries()) {
      const lost = owned[index];
      if (lost === undefined) return;
      equal(`${name}, first after the lease`, await call(peer, lost, bench), expected);
      await expectTurn(bench, lost.turn, all, true);
    }
  },
};

const once: LogLaw = {
  name: 'log: the will is appended once',
  hint: 'ending by the will is atomic in the store: many may find at once that the lease has passed',
  hold: async (bench) => {
    const { equal, log, peer } = bench;
    const { turn } = await lose(bench);
    const reads = await Promise.all(
      Array.from({ length: 10 }, (_, index) => readTurn(index % 2 === 0 ? log : peer, turn)),
    );
    for (const read of reads) equal('the turn', read, { events: all, isOver: true });
    await expectTurn(bench, turn, all, true);
  },
};

const kept: LogLaw = {
  name: 'log: renew and append begin the lease anew',
  hint: 'both set the end of the lease to now and as long as the claim says',
  hold: async (bench) => {
    const { begin, config, equal, log, peer, wait } = bench;
    const { producer, turn } = await begin({ lease: config.lease * 3, will });
    for (let time = 1; time <= 8; time += 1) {
      await wait(config.lease);
      const place = time % 2 === 0 ? log : peer;
      const status =
        time <= 4
          ? await place.renew(turn, producer)
          : await place.append(turn, producer, eventsOf(time - 4, time - 4));
      equal(`the producer, after ${time / 3} leases`, status, time <= 4 ? 'running' : 'kept');
    }
    await expectTurn(bench, turn, eventsOf(1, 4), false);
  },
};

const recheck: LogLaw = {
  name: 'log: a page says when to look whether the turn is lost',
  hint: 'recheckIn is no longer than what is left of the lease, since nobody tells of a turn that is lost',
  hold: async (bench) => {
    const { begin, config, equal, log, peer, wait } = bench;
    const { turn } = await begin({ lease: config.lease, will });
    let waited = 0;
    for (;;) {
      const page = await peer.read(turn, 0, 10);
      if (page.status !== 'found' || page.isOver || waited > config.lease) break;
      equal('whether recheckIn is at most the lease', page.recheckIn <= config.lease, true);
      waited += Math.max(1, page.recheckIn);
      await wait(page.recheckIn + 1);
    }
    equal('the turn', await readTurn(log, turn), { events: [{ id: 1, ...will }], isOver: true });
  },
};

/** A turn without a producer comes to an end. */
export const leaseLaws: readonly LogLaw[] = [ended, byAnyCall, once, kept, recheck];
