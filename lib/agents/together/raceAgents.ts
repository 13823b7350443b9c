import { concatAll, race } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';
import { contest } from './support/contest';
import { createReferee } from './support/createReferee';
import { finishOf } from './support/finishOf';

/** How {@link raceAgents} finds its winner. */
export interface RaceAgentsConfig {
  /**
   * What the first one does that wins.
   *
   * - `'firstText'`: it says text for people that is not empty: a `text`, a `speak`, or content of
   *   a completion.
   * - `'firstTrace'`: it says anything.
   * - `'complete'`: it completes.
   * - A function: it says a trace for which that gives true. It is asked about each trace of each
   *   agent until there is a winner; what it throws is the error of the turn.
   */
  readonly on: 'firstText' | 'firstTrace' | 'complete' | ((trace: Trace) => boolean);
  /**
   * The most traces that are held of each agent while there is no winner. Default: 10,000.
   */
  readonly maxTraces?: number;
}

const defaultMaxTraces = 10_000;

/**
 * Runs agents on the same turn until one does what `on` says; that one answers, and the others are
 * left.
 *
 *     slow     ----d-----t--|       d: debug   t: text
 *              ^-----!
 *     quick    --s---h-----e--|     s, h, e: start, content and end of a message
 *              raceAgents({ on: 'firstText' }, slow, quick)
 *     result   ------(sh)--e--|
 *
 * - What an agent says is held until one has won. Then the others are unsubscribed from, all that
 *   the winner has said comes out, and the rest of it as it comes.
 * - All start at once, in the order in which they are given. One that wins at once is the winner
 *   then and there: those behind it are not even asked.
 * - An agent that fails is out of the race. So is one of which more than `maxTraces` would have to
 *   be held: it is left, and has failed with a `BufferFullError`. What it has said is gone.
 * - An agent that completes without having won is out too. If nobody wins, the first of those that
 *   completed is the answer: all that it said comes out, and the turn completes.
 * - If all have failed, the race fails with the error of the one that failed last.
 * - When there is a winner, its error is the error of the turn.
 *
 * There are no labels: give an agent one with `labelled`, to see who has won. All agents run, at
 * least for a while: race those whose turns change nothing, or may be had twice.
 *
 * @param agents - Those that run; at least one.
 * @throws InvalidInputError at the call, for no agents and a configuration that cannot be used.
 * @throws BufferFullError through the stream, where the last one that could have won passed
 *   `maxTraces`, and none has completed.
 *
 * @example
 * ```ts
 * import { of, throwError } from 'rxjs';
 * import { labelled, raceAgents, trace } from 'voiceflow-rx';
 *
 * const answer = raceAgents(
 *   { on: 'firstText' },
 *   labelled('primary', () => throwError(() => new Error('no credit'))),
 *   labelled('reserve', () => of(trace.text('To London at nine.'))),
 * );
 * answer({ projectID: 'p1', userID: 'ada', completionEvents: true }).subscribe(console.log);
 * // { type: 'text', payload: { message: 'To London at nine.' }, source: ['reserve'] }
 * ```
 */
export const raceAgents = (
  { on, maxTraces = defaultMaxTraces }: RaceAgentsConfig,
  ...agents: readonly [Agent, ...Agent[]]
): Agent => {
  const finish = finishOf(on);
  if (!(maxTraces > 0)) throw new InvalidInputError('maxTraces', 'must be above 0');
  const all: readonly unknown[] = agents;
  if (all.length === 0) throw new InvalidInputError('agents', 'must be at least one');
  all.forEach((agent, index) => {
    if (typeof agent !== 'function') {
      throw new InvalidInputError(`agents[${index}]`, 'must be a function');
    }
  });
  const place = { hasCompany: agents.length > 1 };
  const run: Agent = (turn) => {
    const rules = { finish, maxTraces, referee: createReferee(agents.length) };
    return race(agents.map((agent) => contest(runPart(agent, turn, place), rules))).pipe(
      concatAll(),
    );
  };
  // As a part: so what it says waits behind the teardown of the others, where that has to wait.
  return (turn) => runPart(run, turn, { hasCompany: false });
};
