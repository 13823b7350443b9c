import { aMoment, keyOf, lengthOf, onClaim, remembering } from './Fault';
import type { Faults } from './Fault';

/** Turns that end twice, never, or for nobody. */
export const endFaults = {
  appendsAfter: (log) => ({
    append: async (...asked) => {
      const status = await log.append(...asked);
      return status === 'over' && (await lengthOf(log, asked[0])) > 0 ? 'kept' : status;
    },
  }),
  forgetsWhoEnded: (log) => {
    const ended = new Set<string>();
    return {
      finish: async (turn, ...rest) => {
        const status = await log.finish(turn, ...rest);
        if (ended.has(keyOf(turn)) && status === 'finished') return 'over';
        ended.add(keyOf(turn));
        return status;
      },
    };
  },
  finishesInSteps: (log) => ({
    finish: async (turn, ...rest) => {
      const page = await log.read(turn, 0, 1);
      await aMoment();
      const status = await log.finish(turn, ...rest);
      const isOpen = page.status === 'found' && !page.isOver && page.events.length === 0;
      return isOpen && status === 'over' ? 'finished' : status;
    },
  }),
  needsProducers: (log) => ({
    finish: (turn, last, producer) => log.finish(turn, last, producer ?? 'nobody'),
  }),
  finishesForAll: (log) => ({
    finish: async (turn, last, producer) => {
      const status = await log.finish(turn, last, producer);
      if (status === 'over' && producer !== undefined) await log.finish(turn, last);
      return status;
    },
  }),
  losesNobody: onClaim((claim) => ({ ...claim, lease: 1e9 })),
  losesTheBusy: (log) => {
    const { claim, claims } = remembering(log);
    const since = new Map<string, number>();
    return {
      claim: (asked) => {
        since.set(keyOf(asked.turn), Date.now());
        return claim(asked);
      },
      renew: async (turn, producer) => {
        const lease = claims.get(keyOf(turn))?.lease ?? 0;
        if (Date.now() <= (since.get(keyOf(turn)) ?? 0) + lease) return log.renew(turn, producer);
        await log.append(turn, producer, [{ id: 1e6, event: 'gap', data: '' }]);
        return log.renew(turn, producer);
      },
    };
  },
  willsTwice: (log) => {
    let reading = 0;
    return {
      read: async (...asked) => {
        reading += 1;
        const page = await log.read(...asked);
        await aMoment();
        const isAlone = reading === 1;
        reading -= 1;
        if (page.status !== 'found' || isAlone) return page;
        const wills = page.events.filter(({ data }) => data.includes('willed'));
        return { ...page, events: [...page.events, ...wills] };
      },
    };
  },
  forgetsExpired: (log) => ({
    read: async (...asked) => {
      const page = await log.read(...asked);
      return page.status === 'expired' ? { status: 'unknown' } : page;
    },
  }),
  runsExpired: (log) => ({
    claim: async (claim) => {
      const status = await log.claim(claim);
      return status === 'expired' ? 'claimed' : status;
    },
  }),
  expiresAll: (log) => ({
    expire: async (turn) => {
      const { status } = await log.read(turn, 0, 1);
      if (status !== 'unknown') return log.expire(turn);
      const owned = { turn, producer: '', fingerprint: '', lease: 1, maxQueued: 0 };
      await log.claim({ ...owned, will: { event: '', data: '' }, whenBusy: 'parallel' });
      return log.expire(turn);
    },
  }),
  keepsSome: (log, { maxEvents = Infinity }) => ({
    append: async (turn, producer, events) => {
      const status = await log.append(turn, producer, events);
      if (status !== 'full') return status;
      await log.append(
        turn,
        producer,
        events.filter(({ id }) => id <= maxEvents),
      );
      return status;
    },
  }),
  hasNoPlace: (log, { maxEvents = Infinity }) => ({
    finish: async (turn, ...rest) =>
      (await lengthOf(log, turn)) >= maxEvents ? 'over' : log.finish(turn, ...rest),
  }),
} satisfies Faults;
