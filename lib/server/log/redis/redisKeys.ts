import type { TurnRef } from '../EventLog';

/** Lets no id pass for another, whatever is in it, and no brace end the hash tag. */
const escape = (id: string): string =>
  id.replace(
    /[%:{}]|\p{Surrogate}/gu,
    (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * The user of a turn, as a hash tag: of all keys of one script it is the same, so that they are in
 * one slot of a cluster.
 */
export const scopeOf = ({ projectID, userID }: Omit<TurnRef, 'turnID'>): string =>
  `{${escape(projectID)}:${escape(userID)}}`;

/** A turn among all turns of the log: by this it is watched. */
export const nameOf = (scope: string, turnID: string): string => `${scope}:${turnID}`;

/** The keys of one turn, in the order in which the scripts take them. */
export const turnKeysOf = (prefix: string, turn: TurnRef): string[] => {
  const scope = `${prefix}:${scopeOf(turn)}`;
  return [
    `${scope}:turn:${turn.turnID}`,
    `${scope}:events:${turn.turnID}`,
    `${scope}:queue`,
    `${scope}:leases`,
  ];
};

/** The stream of wake-ups, the one key that all turns share. */
export const wakeKeyOf = (prefix: string): string => `${prefix}:wake`;
