import type { SchedulerLike, Subscription } from 'rxjs';
import type { EventLog, LoggedEvent, LogPage, TurnRef } from '../log/EventLog';

/** The most events of one page. */
export const pageSize = 512;

/** The next events of a turn, and whether they are the last. */
export interface FollowedPage {
  readonly events: readonly LoggedEvent[];
  readonly isOver: boolean;
}

/** Reads one turn for one reader, as fast as that one asks. */
export interface Follower {
  /**
   * Waits for what comes next. One call at a time.
   *
   * @returns `'gone'` where the log has let go of the turn, `'closed'` after `close`.
   * @throws EventLogError where the log cannot be read.
   */
  readonly next: () => Promise<FollowedPage | 'gone' | 'closed'>;
  /** Ends the waiting; to be called once nobody reads on. */
  readonly close: () => void;
}

/**
 * Follows a turn after an id: what is there, then what comes, through the same read.
 *
 * It watches before it reads, so nothing falls between the two; and it looks again by itself when
 * the log says so, should a change not have been told.
 *
 * @param first - A page that was read already, after the same id.
 */
export const createFollower = (
  log: Pick<EventLog, 'read' | 'watch'>,
  turn: TurnRef,
  after: number,
  scheduler: SchedulerLike,
  first?: LogPage,
): Follower => {
  let cursor = after;
  let known = first;
  let hasChanged = false;
  let closed = false;
  let wake: () => void = () => undefined;
  let unwatch: (() => void) | undefined;
  let timer: Subscription | undefined;
  let timerDue = 0;

  const isClosed = () => closed;
  const sawChange = () => hasChanged;

  const onChange = () => {
    hasChanged = true;
    wake();
  };

  /**
   * Waits for a change, or until it is time to look. A timer that stands is kept from one wait to
   * the next, and fires early rather than late: a timer an event is what costs.
   */
  const change = (within: number): Promise<void> =>
    new Promise<void>((resolve) => {
      wake = resolve;
      const due = scheduler.now() + within;
      if (timer !== undefined && timerDue <= due) return;
      timer?.unsubscribe();
      timerDue = due;
      timer = scheduler.schedule(() => {
        timer = undefined;
        wake();
      }, within);
    });

  const read = async (): Promise<LogPage> => {
    const page = known ?? (await log.read(turn, cursor, pageSize));
    known = undefined;
    return page;
  };

  return {
    next: async () => {
      if (isClosed()) return 'closed';
      unwatch ??= log.watch(turn, onChange);
      for (;;) {
        hasChanged = false;
        const page = await read();
        if (isClosed()) return 'closed';
        if (page.status !== 'found') return 'gone';
        const { events, isOver, recheckIn } = page;
        if (events.length > 0 || isOver) {
          cursor = events.at(-1)?.id ?? cursor;
          return { events, isOver };
        }
        if (!sawChange()) await change(recheckIn);
        if (isClosed()) return 'closed';
      }
    },
    close: () => {
      closed = true;
      unwatch?.();
      timer?.unsubscribe();
      wake();
    },
  };
};
