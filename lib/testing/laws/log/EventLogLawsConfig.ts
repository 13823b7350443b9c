import type { EventLog } from '../../../server/log/EventLog';

/** What a law wants the log to be made with; where it wants nothing, any will do. */
export interface EventLogLimits {
  /** How long events are kept after the end of their turn, in ms. */
  readonly ttl?: number;
  /** The most events of one turn, without the one that ends it. */
  readonly maxEvents?: number;
}

/** What {@link describeEventLog} needs to know of a log, and how long it tries. */
export interface EventLogLawsConfig {
  /**
   * Makes another log of the same store, as another process has it: half of what is done is done
   * there. Default: the log itself, for a store that one process has for itself.
   */
  readonly makePeer?: (log: EventLog, limits: EventLogLimits) => EventLog | Promise<EventLog>;
  /**
   * The leases of turns that are to be lost, in ms; a slow store needs longer ones. Default: 150.
   */
  readonly lease?: number;
  /** How long to wait for what must come, in ms. Default: 2,000. */
  readonly timeLimit?: number;
  /**
   * Whether the log is made with the limits that are given. Default: false, what they do is not
   * tried.
   */
  readonly hasLimits?: boolean;
  /** The `ttl` that is wanted where one is to pass, in ms. Default: 400. */
  readonly ttl?: number;
  /** What the races are made up from; a failure names it. Default: 1. */
  readonly seed?: number;
  /** How many races are run. Default: 5. */
  readonly runs?: number;
  /** Waits for some ms, on the clock of the log. Default: `setTimeout`. */
  readonly wait?: (ms: number) => Promise<void>;
}
