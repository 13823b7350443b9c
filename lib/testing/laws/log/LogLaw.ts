import type { EventLog, TurnClaim, TurnRef } from '../../../server/log/EventLog';
import type { EventLogLawsConfig, EventLogLimits } from './EventLogLawsConfig';

/** A turn, and who may append to it. */
export interface Owned {
  readonly turn: TurnRef;
  readonly producer: string;
}

/** What a law of logs works with. What is done is remembered, for the message. */
export interface LogBench {
  readonly log: EventLog;
  /** Another log of the same store, or the same again. */
  readonly peer: EventLog;
  readonly config: Required<Omit<EventLogLawsConfig, 'makePeer' | 'hasLimits'>>;
  readonly wait: (ms: number) => Promise<void>;
  /** Waits until it is so, and says whether it came so in time: within `timeLimit`, if no other. */
  readonly until: (isSo: () => boolean | Promise<boolean>, within?: number) => Promise<boolean>;
  /** Names a turn that was never there, of a user who was never there. */
  readonly newTurn: (of?: Partial<TurnRef>) => TurnRef;
  readonly newProducer: () => string;
  /** A claim that says nothing special. Its lease is long. */
  readonly claimOf: (owned: Owned, change?: Partial<TurnClaim>) => TurnClaim;
  /** Claims a turn that was never there; the law is broken where that fails. */
  readonly begin: (change?: Partial<TurnClaim>, of?: Partial<TurnRef>) => Promise<Owned>;
  /** The law is broken where they differ. */
  readonly equal: (what: string, actual: unknown, expected: unknown) => void;
}

/** One law of logs. */
export interface LogLaw {
  readonly name: string;
  /** What to do where it is broken. */
  readonly hint: string;
  /** What the log is to be made with, where the law is about that. */
  readonly limits?: (config: LogBench['config']) => EventLogLimits;
  /** Rejects where the law is broken. */
  readonly hold: (bench: LogBench) => Promise<void>;
}
