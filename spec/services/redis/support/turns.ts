import { asyncScheduler } from 'rxjs';
import { createFollower } from '../../../../lib/server/durable/createFollower';
import type {
  EventLog,
  LoggedEvent,
  TurnClaim,
  TurnRef,
} from '../../../../lib/server/log/EventLog';

/** A turn of one user, unless it is said whose. */
export const turnOf = (turnID: string, userID = 'u1', projectID = 'p1'): TurnRef => ({
  projectID,
  userID,
  turnID,
});

export const will = { event: 'error', data: 'turn_lost' };
export const end = { event: 'end', data: '{}' };

/** What a turn is claimed with, unless it is said otherwise; its producer has the turn's own id. */
export const claimOf = (turn: TurnRef, claim: Partial<TurnClaim> = {}): TurnClaim => ({
  turn,
  producer: turn.turnID,
  fingerprint: 'f1',
  lease: 600_000,
  will,
  whenBusy: 'queue',
  maxQueued: 8,
  ...claim,
});

/** Events with text of several bytes a character, from one id to another. */
export const eventsOf = (first: number, last: number): LoggedEvent[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    id: first + index,
    event: 'trace',
    data: `Wort ${first + index} über Zürich 🌏`,
  }));

/** All events of a turn to its end, as a reader of the server gets them. */
export const followTurn = async (log: EventLog, turn: TurnRef): Promise<readonly LoggedEvent[]> => {
  const follower = createFollower(log, turn, 0, asyncScheduler);
  const events: LoggedEvent[] = [];
  for (;;) {
    const page = await follower.next();
    if (typeof page === 'string') throw new Error(`the turn is ${page}`);
    events.push(...page.events);
    if (!page.isOver) continue;
    follower.close();
    return events;
  }
};

/** Runs a turn as a server does: claims it, appends each of its events, and ends it. */
export const runTurn = async (log: EventLog, turn: TurnRef, count: number): Promise<void> => {
  await log.claim(claimOf(turn));
  for (const event of eventsOf(1, count)) await log.append(turn, turn.turnID, [event]);
  await log.finish(turn, end, turn.turnID);
};
