import type { SchedulerLike } from 'rxjs';

/**
 * Starts a watch: it gives the ms since its start, to the microsecond. A clock that is put back
 * makes it stand still.
 */
export const createStopwatch = (scheduler: SchedulerLike): (() => number) => {
  let before = scheduler.now();
  let elapsed = 0;
  return () => {
    const now = scheduler.now();
    elapsed += Math.max(0, now - before);
    before = now;
    return Math.round(elapsed * 1_000) / 1_000;
  };
};
