import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Turn } from '../../../protocol/Turn';
import type { HandoffStore } from '../HandoffStore';

const keyOf = ({ projectID, userID }: Turn): string => JSON.stringify([projectID, userID]);

/**
 * Makes a store in memory.
 *
 * @param maxUsers - How many conversations that were handed over it knows; the one that was used
 *   least recently is forgotten.
 * @throws InvalidInputError for a limit that is not above 0.
 */
export const createHandoffMemory = (maxUsers: number): HandoffStore => {
  if (!(maxUsers > 0)) throw new InvalidInputError('maxUsers', 'must be above 0');
  /** A set keeps the order in which its values came: the least recently used is the first. */
  const handedOver = new Set<string>();
  return {
    read: (turn) => {
      const key = keyOf(turn);
      const isKnown = handedOver.delete(key);
      if (isKnown) handedOver.add(key);
      return isKnown;
    },
    write: (turn, isHandedOver) => {
      const key = keyOf(turn);
      handedOver.delete(key);
      if (isHandedOver) handedOver.add(key);
      const [oldest] = handedOver;
      if (handedOver.size > maxUsers && oldest !== undefined) handedOver.delete(oldest);
    },
  };
};
