import type { EventContent } from '../../../protocol/v2/encodeEvent';
import { createAgeQueue } from './createAgeQueue';
import { createTombstones } from './createTombstones';
import type { Tombstone } from './createTombstones';
import { createUserQueues } from './createUserQueues';
import { pushEvent } from './StoredTurn';
import type { StoredTurn } from './StoredTurn';
import type { Watchers } from './createWatchers';

/** What a {@link TurnStore} holds at the most, and for how long. */
export interface StoreLimits {
  readonly maxTurns: number;
  readonly maxBytes: number;
  readonly ttl: number;
  readonly rememberFor: number;
}

/** The turns in memory. Who changes one settles first. */
export interface TurnStore {
  readonly get: (key: string) => StoredTurn | undefined;
  readonly tombstone: (key: string) => Tombstone | undefined;
  /** How many turns a user has in the queue, with the one that runs. */
  readonly queued: (userKey: string) => number;
  /** Takes a turn in; where there is no place the oldest that is over goes. */
  readonly add: (turn: StoredTurn, now: number) => 'added' | 'full';
  /** Makes place for events; the oldest turns that are over go. */
  readonly reserve: (size: number, now: number) => boolean;
  readonly append: (turn: StoredTurn, events: readonly EventContent[]) => void;
  /** Ends a turn with its last event, for which there is always place. */
  readonly end: (turn: StoredTurn, last: EventContent, now: number) => void;
  readonly expire: (turn: StoredTurn, now: number) => void;
  /** Ends what is lost, drops what has lived long enough, and forgets what is long gone. */
  readonly settle: (now: number) => void;
  readonly clear: () => void;
}

/** How many turns that are gone are remembered for one that may be held. */
const stonesPerTurn = 10;

/** Makes an empty {@link TurnStore}. */
export const createTurnStore = (
  { maxBytes, maxTurns, rememberFor, ttl }: StoreLimits,
  watchers: Watchers,
): TurnStore => {
  const turns = new Map<string, StoredTurn>();
  const live = new Set<StoredTurn>();
  const ended = createAgeQueue<StoredTurn>();
  const queues = createUserQueues();
  const tombstones = createTombstones(rememberFor, maxTurns * stonesPerTurn);
  /** What all events count, and those of turns that are over. */
  let size = 0;
  let endedSize = 0;
  /** No lease passes before. */
  let nextLapse = Infinity;

  const tellAll = ({ key }: StoredTurn) => {
    watchers.tell(key, 'events');
    watchers.tell(key, 'state');
  };

  const append: TurnStore['append'] = (turn, events) => {
    size -= turn.size;
    for (const event of events) pushEvent(turn, event);
    size += turn.size;
    watchers.tell(turn.key, 'events');
  };

  /** The turn does not run any more. */
  const stop = (turn: StoredTurn) => {
    turn.state = 'over';
    live.delete(turn);
    const next = queues.remove(turn);
    if (next !== undefined) {
      next.state = 'running';
      watchers.tell(next.key, 'state');
    }
    tellAll(turn);
  };

  const expire: TurnStore['expire'] = (turn, now) => {
    if (turn.state === 'over') {
      ended.delete(turn);
      endedSize -= turn.size;
    }
    turns.delete(turn.key);
    tombstones.add(turn, now);
    size -= turn.size;
    stop(turn);
  };

  const expireOldest = (isEnough: () => boolean, now: number, but?: StoredTurn): void => {
    while (!isEnough()) {
      const oldest = ended.oldest();
      if (oldest === undefined || oldest === but) return;
      expire(oldest, now);
    }
  };

  const reserve: TurnStore['reserve'] = (more, now) => {
    if (size - endedSize + more > maxBytes) return false;
    expireOldest(() => size + more <= maxBytes, now);
    return true;
  };

  const end: TurnStore['end'] = (turn, last, now) => {
    append(turn, [last]);
    turn.endedAt = now;
    ended.add(turn);
    endedSize += turn.size;
    stop(turn);
    expireOldest(() => size <= maxBytes, now, turn);
  };

  const add: TurnStore['add'] = (turn, now) => {
    expireOldest(() => turns.size < maxTurns, now);
    if (turns.size >= maxTurns) return 'full';
    turns.set(turn.key, turn);
    live.add(turn);
    if (turn.claim.whenBusy !== 'parallel') queues.add(turn);
    nextLapse = Math.min(nextLapse, turn.leaseEnd);
    watchers.tell(turn.key, 'state');
    return 'added';
  };

  const settle: TurnStore['settle'] = (now) => {
    tombstones.settle(now);
    if (now >= nextLapse) {
      nextLapse = Infinity;
      for (const turn of live) {
        if (now >= turn.leaseEnd) end(turn, turn.claim.will, now);
        else nextLapse = Math.min(nextLapse, turn.leaseEnd);
      }
    }
    const isYoung = () => now < (ended.oldest()?.endedAt ?? now) + ttl;
    expireOldest(isYoung, now);
  };

  const clear = () => {
    for (const part of [turns, live, ended, queues, tombstones, watchers]) part.clear();
    size = 0;
    endedSize = 0;
  };

  return {
    get: (key) => turns.get(key),
    tombstone: (key) => tombstones.get(key),
    queued: queues.size,
    add,
    reserve,
    append,
    end,
    expire,
    settle,
    clear,
  };
};
