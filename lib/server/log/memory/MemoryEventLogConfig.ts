import type { SchedulerLike } from 'rxjs';

/** How much {@link createMemoryEventLog} keeps, and for how long. */
export interface MemoryEventLogConfig {
  /**
   * The most turns that are held, those that run and those that are over. Where they are reached the
   * turn that has been over for the longest expires; where none is over a claim is `full`. Default:
   * 10,000.
   */
  readonly maxTurns?: number;
  /**
   * The most events of one turn; an `append` past it is `full`. The event that ends the turn always
   * fits. Default: 10,000.
   */
  readonly maxEvents?: number;
  /**
   * The most that all events of all turns count together: each its text in UTF-16 code units, which
   * take a byte or two, and 64 for itself. Past it those turns expire that have been over for the
   * longest; where that is not enough an `append` is `full`. Default: 256 MiB.
   */
  readonly maxBytes?: number;
  /** How long the events of a turn are kept after its end, in ms. Default: 300,000, five minutes. */
  readonly ttl?: number;
  /**
   * How long a turn is remembered after it has expired, in ms, so that it is not run once more under
   * the same key. At most ten times `maxTurns` are; past it the oldest are forgotten. Default:
   * 86,400,000, a day.
   */
  readonly rememberFor?: number;
  /** The clock; nothing is scheduled on it. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}
