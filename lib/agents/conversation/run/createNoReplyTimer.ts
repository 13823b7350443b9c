import type { SchedulerLike, Subscription } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';

/** Fires when the user stays silent for as long as a turn has said. */
export interface NoReplyTimer {
  /** Notes what a trace of the running turn says of it; the last one counts. */
  readonly hear: (trace: Trace) => void;
  /** The turn is whole: the time of silence begins, if it has said one. */
  readonly arm: () => void;
  /** There is no silence to wait for, and what was heard is forgotten. */
  readonly disarm: () => void;
}

/** The longest that a timer of the platform can be set to; past it, timers fire at once. */
const longestTimer = 2 ** 31 - 1;

/** Makes a {@link NoReplyTimer}; a time that is none, or too long for a timer, arms nothing. */
export const createNoReplyTimer = (scheduler: SchedulerLike, fire: () => void): NoReplyTimer => {
  let silence = 0;
  let armed: Subscription | undefined;
  return {
    hear: (trace) => {
      if (trace.type === 'no-reply') silence = trace.payload.timeout * 1_000;
    },
    arm: () => {
      if (silence > 0 && silence <= longestTimer) armed = scheduler.schedule(fire, silence);
    },
    disarm: () => {
      armed?.unsubscribe();
      armed = undefined;
      silence = 0;
    },
  };
};
