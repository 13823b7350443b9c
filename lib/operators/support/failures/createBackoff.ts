import type { SchedulerLike } from 'rxjs';
import { clampWait } from '../../../errors/clampWait';

/** How a {@link Backoff} waits. Times are in ms, not negative. */
export interface BackoffConfig {
  /** The most attempts in one run. */
  readonly attempts: number;
  /** The most jitter of the first attempt; each further one has twice as much. */
  readonly initialDelay: number;
  /** The most jitter of any attempt. */
  readonly maxDelay: number;
  /** How long after the first failure of a run the last attempt may begin. */
  readonly maxElapsed: number;
  /** The most of a server's wish that is heeded. */
  readonly maxRetryAfter: number;
  /** From 0 to 1: which part of the jitter is waited. */
  readonly random: () => number;
  readonly scheduler: SchedulerLike;
}

/** One attempt, and how long to wait before it. */
interface Wait {
  /** From 1 in each run of failures. */
  readonly attempt: number;
  /** In ms, at most 2^31 - 1. */
  readonly delay: number;
}

/** Counts the failures that have no progress between them. */
export interface Backoff {
  /**
   * Takes one more failure.
   *
   * @param floor - The ms that the server asks to wait.
   * @returns `undefined` where there is no further attempt.
   */
  readonly next: (floor: number | undefined) => Wait | undefined;
  /** There was progress: a new run begins. */
  readonly reset: () => void;
}

/** `2 ** n` is finite up to here; of more, `0 * Infinity` would be no number. */
const maxDoublings = 1_000;

/** Makes a {@link Backoff} with full jitter above the floor of the server. */
export const createBackoff = (config: BackoffConfig): Backoff => {
  const { attempts, initialDelay, maxDelay, maxElapsed, maxRetryAfter, scheduler } = config;
  let attempt = 0;
  let since = 0;

  const delayAbove = (floor: number): number => {
    const jitter = Math.min(maxDelay, initialDelay * 2 ** Math.min(attempt - 1, maxDoublings));
    const share = config.random();
    // What is no number takes the whole wait: a broken source of chance hurries nobody.
    const wait = Math.min(floor, maxRetryAfter) + (share < 1 ? Math.max(0, share) : 1) * jitter;
    return clampWait(wait);
  };

  return {
    next: (floor = 0) => {
      const now = scheduler.now();
      if (attempt >= attempts) return undefined;
      if (attempt === 0) since = now;
      attempt += 1;
      const delay = delayAbove(floor > 0 ? floor : 0);
      return now + delay - since > maxElapsed ? undefined : { attempt, delay };
    },
    reset: () => {
      attempt = 0;
    },
  };
};
