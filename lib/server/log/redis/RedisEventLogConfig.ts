import type { SchedulerLike } from 'rxjs';

/** How {@link createRedisEventLog} keeps turns. */
export interface RedisEventLogConfig {
  /**
   * What its keys begin with, without braces: logs with another prefix know nothing of each other.
   * Default: `'voiceflow-rx'`.
   */
  readonly prefix?: string;
  /** How long the events of a turn are kept after its end, in ms. Default: 300,000, five minutes. */
  readonly ttl?: number;
  /**
   * How long a turn is remembered after its end, in ms, so that it is not run once more under the
   * same key; at least `ttl`. Default: 86,400,000, a day.
   */
  readonly rememberFor?: number;
  /** The most events of one turn. Default: 10,000. */
  readonly maxEvents?: number;
  /** The most bytes of data of one turn. Default: 8 MiB. */
  readonly maxBytes?: number;
  /**
   * How often a reader looks by itself, in ms, in case that it was not woken. Default: 1,000.
   */
  readonly pollInterval?: number;
  /**
   * How long a call waits for a Redis that is away, in ms; then it rejects with an
   * {@link EventLogError}. Default: 10,000.
   */
  readonly maxWait?: number;
  /** The clock of all that waits. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}
