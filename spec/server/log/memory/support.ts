import { createMemoryEventLog } from '../../../../lib/server';
import type {
  EventLog,
  LoggedEvent,
  MemoryEventLogConfig,
  TurnClaim,
  TurnRef,
} from '../../../../lib/server';
import { createClock } from '../../../support/createClock';
import type { Clock } from '../../../support/createClock';

export const end = { event: 'end', data: '{}' };
export const will = { event: 'error', data: 'turn_lost' };

export const turnOf = (turnID: string, userID = turnID): TurnRef => ({
  projectID: 'p1',
  userID,
  turnID,
});

/** A claim by the producer `p`, for ten seconds. */
export const claimOf = (turn: TurnRef, change: Partial<TurnClaim> = {}): TurnClaim => ({
  turn,
  producer: 'p',
  fingerprint: 'f',
  lease: 10_000,
  will,
  whenBusy: 'queue',
  maxQueued: 8,
  ...change,
});

/** Events with the ids from the first to the last, and as much data as wanted. */
export const eventsOf = (first: number, last: number, size = 10): readonly LoggedEvent[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    id: first + index,
    event: 'trace',
    data: 'x'.repeat(size),
  }));

/** A log on a clock that stands still. */
export const openLog = (
  config: MemoryEventLogConfig = {},
): { readonly log: EventLog; readonly clock: Clock } => {
  const clock = createClock(1_000_000);
  return { clock, log: createMemoryEventLog({ scheduler: clock.scheduler, ...config }) };
};

/** Claims a turn, appends as many events, and ends it. */
export const runTurn = async (
  log: EventLog,
  turn: TurnRef,
  count = 1,
  size = 10,
): Promise<void> => {
  await log.claim(claimOf(turn));
  await log.append(turn, 'p', eventsOf(1, count, size));
  await log.finish(turn, end, 'p');
};

/** What a read says of each turn. */
export const statusesOf = (log: EventLog, turns: readonly TurnRef[]): Promise<readonly string[]> =>
  Promise.all(turns.map(async (turn) => (await log.read(turn, 0, 1)).status));
