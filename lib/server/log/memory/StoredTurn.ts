import type { EventContent } from '../../../protocol/v2/encodeEvent';
import type { LoggedEvent, TurnClaim, TurnRef } from '../EventLog';

/** A turn in memory, with its events. */
export interface StoredTurn {
  readonly key: string;
  /** Whose turn it is: turns of one user of one project share it. */
  readonly userKey: string;
  readonly claim: TurnClaim;
  state: 'waiting' | 'running' | 'over';
  /** When the turn is lost, unless its producer is heard of before. */
  leaseEnd: number;
  /** The event with the id `n` stands at `n - 1`. */
  readonly events: LoggedEvent[];
  /** What its events count, all together. */
  size: number;
  /** When it ended; 0 before. */
  endedAt: number;
  /** Who ended it by hand: a producer, or nobody in particular. Not set where its will did. */
  finisher?: { readonly producer: string | undefined };
}

/** The turn's name in a map. */
export const turnKeyOf = ({ projectID, userID, turnID }: TurnRef): string =>
  JSON.stringify([projectID, userID, turnID]);

/** The name of the user in a map. */
export const userKeyOf = ({ projectID, userID }: TurnRef): string =>
  JSON.stringify([projectID, userID]);

/** What an event counts: its text in UTF-16 code units, and as much again as what holds it. */
export const sizeOf = ({ data, event }: EventContent): number => 64 + event.length + data.length;

/** Puts an event behind the last one. */
export const pushEvent = (turn: StoredTurn, { data, event }: EventContent): void => {
  turn.events.push({ id: turn.events.length + 1, event, data });
  turn.size += sizeOf({ event, data });
};
