import type { LoggedEvent } from '../../../server/log/EventLog';

/** Events with the ids from the first to the last, each with data of its own. */
export const eventsOf = (first: number, last: number): readonly LoggedEvent[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    id: first + index,
    event: 'trace',
    data: `event ${first + index}`,
  }));
