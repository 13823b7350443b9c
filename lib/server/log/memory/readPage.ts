import type { LoggedEvent, LogPage } from '../EventLog';
import { sizeOf } from './StoredTurn';
import type { StoredTurn } from './StoredTurn';

/** The most that the events of one page count, unless there is but one. */
const maxSize = 64 * 1_024;

/** In ms; past it timers fire at once. */
const maxDelay = 2 ** 31 - 1;

/** Reads the events after an id: one at least, where there is one, then as many as stay small. */
export const readPage = (turn: StoredTurn, after: number, limit: number, now: number): LogPage => {
  const { events: all, leaseEnd, state } = turn;
  if (after > all.length) return { status: 'ahead' };
  const events: LoggedEvent[] = [];
  let size = 0;
  for (let at = after; at < all.length && events.length < limit; at += 1) {
    const event = all[at];
    if (event === undefined) break;
    size += sizeOf(event);
    if (size > maxSize && events.length > 0) break;
    events.push(event);
  }
  return {
    status: 'found',
    events,
    isOver: state === 'over' && after + events.length === all.length,
    recheckIn: state === 'over' ? maxDelay : Math.min(leaseEnd - now, maxDelay),
  };
};
