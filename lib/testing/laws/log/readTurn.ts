import type { EventLog, LoggedEvent, LogPage, TurnRef } from '../../../server/log/EventLog';

/** What a log has of a turn, page after page, or why it has nothing. */
export type ReadTurn =
  | { readonly events: readonly LoggedEvent[]; readonly isOver: boolean }
  | Exclude<LogPage, { readonly status: 'found' }>;

/** Reads a turn as far as it goes now. */
export const readTurn = async (
  log: Pick<EventLog, 'read'>,
  turn: TurnRef,
  after = 0,
  limit = 512,
): Promise<ReadTurn> => {
  const events: LoggedEvent[] = [];
  for (let cursor = after; ;) {
    const page = await log.read(turn, cursor, limit);
    if (page.status !== 'found') return page;
    events.push(...page.events);
    const last = page.events.at(-1)?.id ?? 0;
    if (page.isOver || last <= cursor) return { events, isOver: page.isOver };
    cursor = last;
  }
};
