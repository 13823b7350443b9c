import { createAgeQueue } from './createAgeQueue';
import type { StoredTurn } from './StoredTurn';

/** What is remembered of a turn that is gone. */
export interface Tombstone {
  readonly key: string;
  readonly producer: string;
  readonly fingerprint: string;
  readonly since: number;
}

/** The turns that are gone. */
export interface Tombstones {
  readonly add: (turn: StoredTurn, now: number) => void;
  readonly get: (key: string) => Tombstone | undefined;
  /** Forgets those whose time has passed. */
  readonly settle: (now: number) => void;
  readonly clear: () => void;
}

/**
 * Makes {@link Tombstones}.
 *
 * @param rememberFor - In ms.
 * @param most - How many there may be; the oldest are forgotten first.
 */
export const createTombstones = (rememberFor: number, most: number): Tombstones => {
  const byKey = new Map<string, Tombstone>();
  const queue = createAgeQueue<Tombstone>();

  const forget = (isOld: (stone: Tombstone) => boolean) => {
    for (let stone = queue.oldest(); stone !== undefined; stone = queue.oldest()) {
      if (queue.size() <= most && !isOld(stone)) return;
      queue.delete(stone);
      byKey.delete(stone.key);
    }
  };

  return {
    add: ({ claim: { fingerprint, producer }, key }, since) => {
      const stone = { key, producer, fingerprint, since };
      byKey.set(key, stone);
      queue.add(stone);
      forget(() => false);
    },
    get: (key) => byKey.get(key),
    settle: (now) => forget(({ since }) => now >= since + rememberFor),
    clear: () => {
      byKey.clear();
      queue.clear();
    },
  };
};
