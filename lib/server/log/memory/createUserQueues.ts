import type { StoredTurn } from './StoredTurn';

/** The turns of each user that run one after the other: the first runs, the others wait. */
export interface UserQueues {
  readonly add: (turn: StoredTurn) => void;
  /** @returns The turn that may run now, where it was the first that left. */
  readonly remove: (turn: StoredTurn) => StoredTurn | undefined;
  /** How many turns a user has in the queue, with the one that runs. */
  readonly size: (userKey: string) => number;
  readonly clear: () => void;
}

/** Makes {@link UserQueues}. */
export const createUserQueues = (): UserQueues => {
  const queues = new Map<string, Set<StoredTurn>>();

  return {
    add: (turn) => {
      const queue = queues.get(turn.userKey) ?? new Set();
      queues.set(turn.userKey, queue.add(turn));
    },
    remove: (turn) => {
      const queue = queues.get(turn.userKey);
      if (queue?.delete(turn) !== true) return undefined;
      const [first] = queue;
      if (first === undefined) queues.delete(turn.userKey);
      return first?.state === 'waiting' ? first : undefined;
    },
    size: (userKey) => queues.get(userKey)?.size ?? 0,
    clear: () => queues.clear(),
  };
};
