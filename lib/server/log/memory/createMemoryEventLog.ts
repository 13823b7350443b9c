import { asyncScheduler } from 'rxjs';
import type { ClaimStatus, EventLog, LoggedEvent, TurnClaim, TurnRef } from '../EventLog';
import { checkMemoryLimits } from './checkMemoryLimits';
import { createTurnStore } from './createTurnStore';
import { createWatchers } from './createWatchers';
import type { MemoryEventLogConfig } from './MemoryEventLogConfig';
import { readPage } from './readPage';
import { sizeOf, turnKeyOf, userKeyOf } from './StoredTurn';
import type { StoredTurn } from './StoredTurn';

const claimOfKnown = (
  known: Pick<TurnClaim, 'producer' | 'fingerprint'>,
  { fingerprint, producer }: TurnClaim,
  status: 'known' | 'expired',
): ClaimStatus => {
  if (known.producer === producer) return 'claimed';
  return known.fingerprint === fingerprint ? status : 'mismatch';
};

/** The events that a turn does not have yet; `undefined` where one before them is missing. */
const newOf = (
  { events }: StoredTurn,
  given: readonly LoggedEvent[],
): readonly LoggedEvent[] | undefined => {
  const fresh: LoggedEvent[] = [];
  for (const event of given) {
    const next = events.length + fresh.length + 1;
    if (event.id > next) return undefined;
    if (event.id === next) fresh.push(event);
  }
  return fresh;
};

/**
 * Keeps the events of turns in the memory of this process: for one server, for development, for
 * tests.
 *
 * Another process knows nothing of them, and they end with this one. The log has no timers: a turn
 * that is lost or has lived long enough is found to be so when anything is asked of the log, so one
 * that nobody asks keeps what it has.
 *
 * @throws InvalidInputError where a limit cannot work.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import { createHandler, createMemoryEventLog } from 'voiceflow-rx/server';
 *
 * export const handler = createHandler(() => of(trace.text('Hello')), {
 *   authorize: () => true,
 *   log: createMemoryEventLog({ ttl: 60_000 }),
 * });
 * ```
 */
export const createMemoryEventLog = (config: MemoryEventLogConfig = {}): EventLog => {
  checkMemoryLimits(config);
  const {
    maxBytes = 256 * 1024 * 1024,
    maxEvents = 10_000,
    maxTurns = 10_000,
    rememberFor = 86_400_000,
    scheduler = asyncScheduler,
    ttl = 300_000,
  } = config;
  const watchers = createWatchers();
  const store = createTurnStore({ maxBytes, maxTurns, rememberFor, ttl }, watchers);

  /** One call: whole before it returns, and rejected where it throws. */
  const ask = <T>(work: (now: number) => T): Promise<T> =>
    new Promise((resolve) => {
      const now = scheduler.now();
      store.settle(now);
      resolve(work(now));
    });

  /** The turn, where it is the producer's; its lease begins anew. */
  const renewed = (turn: TurnRef, producer: string, now: number): StoredTurn | undefined => {
    const stored = store.get(turnKeyOf(turn));
    if (stored?.state === 'over' || stored?.claim.producer !== producer) return undefined;
    stored.leaseEnd = now + stored.claim.lease;
    return stored;
  };

  const claim = (asked: TurnClaim, now: number): ClaimStatus => {
    const key = turnKeyOf(asked.turn);
    const known = store.get(key);
    if (known !== undefined) return claimOfKnown(known.claim, asked, 'known');
    const stone = store.tombstone(key);
    if (stone !== undefined) return claimOfKnown(stone, asked, 'expired');

    const userKey = userKeyOf(asked.turn);
    const ahead = asked.whenBusy === 'parallel' ? 0 : store.queued(userKey);
    if (ahead > (asked.whenBusy === 'queue' ? asked.maxQueued : 0)) return 'busy';
    const turn: StoredTurn = {
      key,
      userKey,
      claim: { ...asked, will: { ...asked.will } },
      state: ahead > 0 ? 'waiting' : 'running',
      leaseEnd: now + asked.lease,
      events: [],
      size: 0,
      endedAt: 0,
    };
    return store.add(turn, now) === 'full' ? 'full' : 'claimed';
  };

  return {
    claim: (asked) => ask((now) => claim(asked, now)),
    renew: (turn, producer) => ask((now) => renewed(turn, producer, now)?.state ?? 'over'),
    append: (turn, producer, events) =>
      ask((now) => {
        const stored = renewed(turn, producer, now);
        if (stored === undefined) return 'over';
        const fresh = newOf(stored, events);
        if (fresh === undefined) {
          store.end(stored, stored.claim.will, now);
          return 'over';
        }
        if (fresh.length === 0) return 'kept';
        const size = fresh.reduce((sum, event) => sum + sizeOf(event), 0);
        if (stored.events.length + fresh.length > maxEvents) return 'full';
        if (!store.reserve(size, now)) return 'full';
        store.append(stored, fresh);
        return 'kept';
      }),
    finish: (turn, last, producer) =>
      ask((now) => {
        const key = turnKeyOf(turn);
        const stored = store.get(key);
        if (stored === undefined) {
          return store.tombstone(key) === undefined ? 'unknown' : 'expired';
        }
        if (stored.state === 'over') {
          const { finisher } = stored;
          return finisher !== undefined && finisher.producer === producer ? 'finished' : 'over';
        }
        if (producer !== undefined && producer !== stored.claim.producer) return 'over';
        stored.finisher = { producer };
        store.end(stored, last, now);
        return 'finished';
      }),
    read: (turn, after, limit) =>
      ask((now) => {
        const key = turnKeyOf(turn);
        const stored = store.get(key);
        if (stored !== undefined) return readPage(stored, after, limit, now);
        return { status: store.tombstone(key) === undefined ? 'unknown' : 'expired' };
      }),
    watch: (turn, onChange) => watchers.add(turnKeyOf(turn), onChange),
    expire: (turn) =>
      ask((now) => {
        const stored = store.get(turnKeyOf(turn));
        if (stored !== undefined) store.expire(stored, now);
      }),
    close: () => ask(() => store.clear()),
  };
};
