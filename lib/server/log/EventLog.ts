import type { EventContent } from '../../protocol/v2/encodeEvent';

/** Names one turn. A turn of another project or user is another turn, whatever its `turnID`. */
export interface TurnRef {
  readonly projectID: string;
  readonly userID: string;
  /** Chosen by who claims the turn: 1 to 64 characters of `A-Z a-z 0-9 _ -`. */
  readonly turnID: string;
}

/** One event of a turn in its log. Ids count from 1 without a gap, and come from no clock. */
export interface LoggedEvent extends EventContent {
  readonly id: number;
}

/** What becomes of a turn whose user already has one: it waits, is refused, or runs beside it. */
export type WhenBusy = 'queue' | 'reject' | 'parallel';

/** Who wants to run a turn, and how. */
export interface TurnClaim {
  readonly turn: TurnRef;
  /** A token of the one who claims, unique to the claim: nobody else can append. */
  readonly producer: string;
  /** What the turn was asked with, as a hash: the same id with another one is a mistake. */
  readonly fingerprint: string;
  /**
   * How long the turn is believed to be alive without a word of its producer, in ms. `renew` and
   * `append` begin it anew.
   */
  readonly lease: number;
  /** The event that the log itself ends the turn with, once the lease has passed. */
  readonly will: EventContent;
  readonly whenBusy: WhenBusy;
  /** How many turns of the same user of the same project may wait behind the one that runs. */
  readonly maxQueued: number;
}

/**
 * - `claimed`: it is the producer's to run, now or when `renew` says so.
 * - `known`: somebody has claimed it with the same fingerprint; read it.
 * - `mismatch`: somebody has claimed it with another fingerprint.
 * - `expired`: it has run, and its events are gone.
 * - `busy`: the user has a turn already, and no more may wait.
 * - `full`: the log can hold no more turns.
 */
export type ClaimStatus = 'claimed' | 'known' | 'mismatch' | 'expired' | 'busy' | 'full';

/**
 * - `waiting`: a turn of the same user runs, or waits longer.
 * - `running`: the producer may run it.
 * - `over`: it is not the producer's any more: cancelled, lost, finished or gone.
 */
export type ProducerStatus = 'waiting' | 'running' | 'over';

/** `full`: nothing of what was given is kept, since the turn would pass a limit of the log. */
export type AppendStatus = 'kept' | 'full' | 'over';

/**
 * - `finished`: the event was appended as the last one, now or by an earlier call of the same
 *   producer; calls without a producer count as one.
 * - `over`: the turn had ended before.
 */
export type FinishStatus = 'finished' | 'over' | 'unknown' | 'expired';

/** What a log has of a turn after an id. */
export type LogPage =
  | {
      readonly status: 'found';
      /** The next events, the earliest first; at most as many as were asked for. */
      readonly events: readonly LoggedEvent[];
      /** Whether nothing comes after these `events`, now or ever. */
      readonly isOver: boolean;
      /** Read again after as many ms at the latest, even if `watch` has said nothing. */
      readonly recheckIn: number;
    }
  /** `ahead`: the id is above that of the last event. */
  | { readonly status: 'unknown' | 'expired' | 'ahead' };

/** What has changed in a turn: it has more events, or its state is another one. */
export type LogChange = 'events' | 'state';

/**
 * Keeps the events of turns, so that a turn is run once and read often: while it runs and after, by
 * any process that has the same log.
 *
 * Each call is atomic. Each can be repeated where its answer was lost, and then answers the same;
 * so an implementation may try again by itself. What it cannot do in time it rejects with an
 * `EventLogError`.
 *
 * A turn whose lease has passed is lost: whoever asks for it next finds it ended by its `will`. An
 * implementation of yours is held to all this by `describeEventLog` of `voiceflow-rx/testing`.
 */
export interface EventLog {
  /** Claims a turn for one producer. Repeated by the same producer it is `claimed` again. */
  readonly claim: (claim: TurnClaim) => Promise<ClaimStatus>;

  /** Begins the lease anew, and asks whether the turn may run. */
  readonly renew: (turn: TurnRef, producer: string) => Promise<ProducerStatus>;

  /**
   * Appends events, all or none. The first has the id after the last one in the log; events that are
   * there already are passed over. A gap means that the log has lost events: the turn is then ended
   * by its will, and `over`.
   */
  readonly append: (
    turn: TurnRef,
    producer: string,
    events: readonly LoggedEvent[],
  ) => Promise<AppendStatus>;

  /**
   * Appends the last event of a turn, whose id the log chooses, beyond all limits; and lets the
   * next turn of the user run.
   *
   * @param producer - Whose turn it is. Without one, whoever runs it: to cancel it.
   */
  readonly finish: (turn: TurnRef, last: EventContent, producer?: string) => Promise<FinishStatus>;

  /**
   * Reads what comes after an id.
   *
   * @param after - The id of the last event that is known; 0 for all.
   * @param limit - The most events of one page, above 0. A page may hold fewer, to stay small.
   */
  readonly read: (turn: TurnRef, after: number, limit: number) => Promise<LogPage>;

  /**
   * Calls back, soon, when a turn has changed, in whatever process. It may call once too often, and
   * it may miss a change: then `recheckIn` of a page says when to look. So one who watches first and
   * reads then has no window in which an event is lost.
   *
   * @returns What ends the watching.
   */
  readonly watch: (turn: TurnRef, onChange: (change: LogChange) => void) => () => void;

  /** Drops the events of a turn, which then is `expired`; a turn that runs is over. */
  readonly expire: (turn: TurnRef) => Promise<void>;

  /** Lets go of connections and timers of the log's own. Nothing may be asked of it after. */
  readonly close: () => Promise<void>;
}
