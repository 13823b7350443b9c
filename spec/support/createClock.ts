import { VirtualAction, VirtualTimeScheduler } from 'rxjs';
import { flush } from './flush';

/** A clock that stands still until it is told to go on. */
export interface Clock {
  /** For `createClient({ scheduler })`. */
  readonly scheduler: VirtualTimeScheduler;
  /** Goes on by `ms`, fires the timers on the way, and lets what they set off run. */
  readonly advance: (ms: number) => Promise<void>;
  /** How many timers are still to fire. */
  readonly timers: () => number;
}

/** Makes a {@link Clock} that stands at `now`. */
export const createClock = (now = 0): Clock => {
  const scheduler = new VirtualTimeScheduler(VirtualAction, now);
  scheduler.frame = now;
  return {
    scheduler,
    advance: async (ms) => {
      const target = scheduler.frame + ms;
      // Without an action there, the clock would stop at the last timer on the way.
      scheduler.schedule(() => undefined, ms);
      scheduler.maxFrames = target;
      scheduler.flush();
      await flush();
    },
    timers: () => scheduler.actions.length,
  };
};
