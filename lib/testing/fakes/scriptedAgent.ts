import { asyncScheduler, defer } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import type { Agent } from '../../agents/Agent';
import type { Turn } from '../../protocol/Turn';
import type { AgentScript } from './script/AgentScript';
import { createPlayer } from './script/createPlayer';
import { playTimeline } from '../timeline/playTimeline';
import { readScript } from './script/readScript';

/** An agent that plays a script, and remembers who asked. */
export interface ScriptedAgent extends Agent {
  /** The turns that it was asked for, one a subscription, in order; it grows. */
  readonly calls: readonly Turn[];
  /**
   * Fails the test where something was refused, an answer was not given, or a row of the table was
   * never asked for. A row `*` need not be. An answer that was left early was given.
   *
   * @throws Error that lists all of that.
   */
  readonly assertDone: () => void;
}

/** How {@link scriptedAgent} plays. */
export interface ScriptedAgentConfig {
  /**
   * The clock. Default: `asyncScheduler`, which is virtual inside `virtualTime` and
   * `runTraceMarbles`.
   */
  readonly scheduler?: SchedulerLike;
}

/**
 * An agent that plays diagrams.
 *
 * It is cold: each subscription is one call. What the script has no answer to is refused: the stream
 * errors with an Error that says which action came and what the script has, and `assertDone` says
 * so again, should nobody have listened.
 *
 * @param script - One diagram for all turns, a list of them turn by turn, or a table by action.
 * @throws InvalidInputError at once, for a diagram or a table that cannot be read.
 *
 * @example
 * ```ts
 * import { action } from 'voiceflow-rx';
 * import { runTraceMarbles, scriptedAgent } from 'voiceflow-rx/testing';
 *
 * runTraceMarbles(({ expectObservable, flush }) => {
 *   const agent = scriptedAgent({
 *     launch: '{text "Where to?"}(?|)',
 *     'text "London"': ['800ms {text "Booked."}|', '#{agent "sold_out"}'],
 *     text: '{text "Where is that?"}|',
 *   });
 *   const turn = { userID: 'ada', projectID: 'p1', completionEvents: true };
 *
 *   expectObservable(agent({ ...turn, action: action.launch() })).toBe('{text "Where to?"}(?|)');
 *   flush();
 *   agent.assertDone(); // throws: London and other texts were never asked for
 * });
 * ```
 */
export const scriptedAgent = (
  script: AgentScript,
  { scheduler = asyncScheduler }: ScriptedAgentConfig = {},
): ScriptedAgent => {
  const { assertDone, calls, next } = createPlayer(readScript(script));
  const agent: Agent = (turn) => defer(() => playTimeline(next(turn), scheduler));
  return Object.assign(agent, { calls, assertDone });
};
