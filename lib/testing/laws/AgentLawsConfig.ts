import type { Trace } from '../../protocol/Trace';
import type { TurnInput } from '../../protocol/Turn';

/** What {@link agentLaws} may ask of an agent, and how long it tries. */
export interface AgentLawsConfig {
  /** The turns to try, one after the other. Default: a launch, and a text. */
  readonly turns?: readonly TurnInput[];
  /** What the scripts of the children are made up from; a failure names it. Default: 1. */
  readonly seed?: number;
  /**
   * How many cases each law tries, each with other children. An agent without children is tried
   * once a turn. Default: 40.
   */
  readonly runs?: number;
  /** How long to wait for what must come, in real ms. Default: 1,000. */
  readonly timeLimit?: number;
  /**
   * Whether two traces say the same, where two answers to one turn are compared: to leave out a
   * time or an id. Default: deep equality.
   */
  readonly equals?: (actual: Trace, expected: Trace) => boolean;
  /** Whether the agent answers the same turn the same. Default: true. */
  readonly deterministic?: boolean;
  /** Whether a child may fail and the agent complete all the same, as a fallback does. Default: false. */
  readonly handlesErrors?: boolean;
  /** Whether one turn may run a child again, as a retry does. Default: false. */
  readonly repeats?: boolean;
  /**
   * Whether all that its children say comes out unchanged, but for `source`, and it lets each of
   * them end: a merge, a client; not a race, nor a guard. Default: false.
   */
  readonly lossless?: boolean;
  /**
   * Whether what a child says comes out in the same synchronous run: a merge; not a guard, nor
   * what goes over a wire. Default: false.
   */
  readonly immediate?: boolean;
}
