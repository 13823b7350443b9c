import type { SchedulerLike } from 'rxjs';

/**
 * Starts a stopwatch, which tells the ms since its start.
 *
 * It never goes back: where the clock of the machine is put back, time goes on from there.
 */
export const createStopwatch = (scheduler: SchedulerLike): (() => number) => {
  let last = scheduler.now();
  let elapsed = 0;
  return () => {
    const now = scheduler.now();
    elapsed += Math.max(0, now - last);
    last = now;
    return elapsed;
  };
};
