import { aMoment, keyOf, lengthOf, onPage, remembering } from './Fault';
import type { Faults } from './Fault';

/** Events that are lost, doubled or changed, and pages that say what is not so. */
export const eventFaults = {
  losesEmpty: onPage((page) => ({
    ...page,
    events: page.events.filter(({ id }) => id !== 48),
  })),
  cutsText: (log) => ({
    append: (turn, producer, events) => {
      const cut = events.map((event) => ({ ...event, data: event.data.replace(/\0.*/, '') }));
      return log.append(turn, producer, cut);
    },
  }),
  countsByItself: (log) => ({
    append: async (turn, producer, events) => {
      const length = await lengthOf(log, turn);
      const counted = events.map((event, index) => ({ ...event, id: length + index + 1 }));
      return log.append(turn, producer, counted);
    },
  }),
  refusesRepeats: (log) => ({
    append: async (turn, producer, events) => {
      const length = await lengthOf(log, turn);
      const [first] = events;
      if (first !== undefined && first.id <= length) return 'over';
      return log.append(turn, producer, events);
    },
  }),
  looksThenAppends: (log) => {
    let asked = 0;
    return {
      append: async (turn, producer, events) => {
        const length = await lengthOf(log, turn);
        asked += 1;
        for (let left = asked % 4; left > 0; left -= 1) await aMoment();
        const since = (await lengthOf(log, turn)) - length;
        const fresh = events.filter(({ id }) => id > length);
        const moved = fresh.map((event) => ({ ...event, id: event.id + since }));
        return log.append(turn, producer, moved);
      },
    };
  },
  closesGaps: (log) => ({
    append: async (turn, producer, events) => {
      const length = await lengthOf(log, turn);
      const [first] = events;
      if (first === undefined || first.id <= length + 1) return log.append(turn, producer, events);
      const closed = events.map((event, index) => ({ ...event, id: length + index + 1 }));
      return log.append(turn, producer, closed);
    },
  }),
  keepsUpToGaps: (log) => ({
    append: async (turn, producer, events) => {
      const upTo = events.findIndex(({ id }, index) => id !== (events[0]?.id ?? 0) + index);
      if (upTo > 0) await log.append(turn, producer, events.slice(0, upTo));
      return log.append(turn, producer, events);
    },
  }),
  appendsInSteps: (log) => ({
    append: async (turn, producer, events) => {
      for (const event of events.slice(0, -1)) {
        const status = await log.append(turn, producer, [event]);
        if (status !== 'kept') return status;
      }
      return log.append(turn, producer, events.slice(-1));
    },
  }),
  trustsAnyone: (log) => {
    const { claim, claims } = remembering(log);
    return {
      claim,
      append: (turn, producer, events) =>
        log.append(turn, claims.get(keyOf(turn))?.producer ?? producer, events),
    };
  },
  hasNoLimit: (log) => ({ read: (turn, after) => log.read(turn, after, 1_000) }),
  isOverTooSoon: (log) => ({
    read: async (turn, after, limit) => {
      const page = await log.read(turn, after, limit);
      if (page.status !== 'found') return page;
      const rest = await log.read(turn, await lengthOf(log, turn), 1);
      return { ...page, isOver: rest.status === 'found' && rest.isOver };
    },
  }),
  looksTwice: (log) => ({
    read: async (turn, after, limit) => {
      const page = await log.read(turn, after, limit);
      const isWhole = page.status === 'found' && page.events.length < Math.min(limit, 400);
      if (!isWhole || page.isOver) return page;
      await aMoment();
      const rest = await log.read(turn, await lengthOf(log, turn), 1);
      const isLong = page.events.some(({ data }) => data.length > 1_000);
      return { ...page, isOver: !isLong && rest.status === 'found' && rest.isOver };
    },
  }),
  skipsPages: (log) => ({
    read: (turn, after, limit) => log.read(turn, after > 1_000 ? after + 1 : after, limit),
  }),
  readsOn: (log) => ({
    read: async (...asked) => {
      const page = await log.read(...asked);
      if (page.status !== 'ahead') return page;
      return { status: 'found', events: [], isOver: false, recheckIn: 1 };
    },
  }),
  neverRechecks: onPage((page) => ({ ...page, recheckIn: 0 })),
  rechecksLate: onPage((page) => ({ ...page, recheckIn: 2 ** 31 - 1 })),
} satisfies Faults;
