import type { Trace } from '../../../protocol/Trace';
import type { Turn } from '../../../protocol/Turn';
import type { AgentLawsConfig } from '../AgentLawsConfig';
import type { ChildEvents } from '../children/ChildRun';
import type { Breach } from '../failure/Breach';
import type { Trial } from '../trial/createTrial';

/** What a law of agents works with, in one case. */
export interface Bench {
  /** Makes the agent anew, with children that say the same again. */
  readonly start: (turn?: Partial<Turn>, said?: ChildEvents['said']) => Trial;
  readonly equals: (actual: Trace, expected: Trace) => boolean;
  /** Whether the same turn is answered the same. */
  readonly isDeterministic: boolean;
}

/** One law of agents. */
export interface AgentLaw {
  readonly name: string;
  /** What to do where it is broken. */
  readonly hint: string;
  /** Whether it can be asked of the agent. Default: of any. */
  readonly isAsked?: (config: AgentLawsConfig) => boolean;
  /** Tries one case. */
  readonly find: (bench: Bench) => Promise<Breach | undefined>;
}
