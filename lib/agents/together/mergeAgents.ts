import { from, map, materialize, mergeAll, mergeMap } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { fold } from '../../operators/support/fold';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';
import { createFloor } from './support/createFloor';
import type { LaneEvent } from './support/createFloor';

/** How {@link mergeAgents} runs its agents, and in which order what they say comes out. */
export interface MergeAgentsConfig {
  /**
   * How many agents run at once, a whole number from 1 or `Infinity`; the others wait for one to
   * complete, in the order of the record. Default: all.
   */
  readonly concurrency?: number;
  /**
   * Whether everything comes out as it comes in, also in the middle of a message of another agent.
   * Nothing is held then. Default: false.
   */
  readonly interleave?: boolean;
  /** The most traces that are held at once, of all agents together. Default: 10,000. */
  readonly maxTraces?: number;
}

const defaultMaxTraces = 10_000;

const check = (agents: Readonly<Record<string, Agent>>, concurrency: number, maxTraces: number) => {
  const names = Object.keys(agents);
  if (names.length === 0) throw new InvalidInputError('agents', 'must hold at least one agent');
  if (names.includes('')) throw new InvalidInputError('agents', 'must have names with characters');
  for (const [name, agent] of Object.entries(agents)) {
    if (typeof agent !== 'function') {
      throw new InvalidInputError(`agents.${name}`, 'must be a function');
    }
  }
  if (!(concurrency === Infinity || (Number.isInteger(concurrency) && concurrency > 0))) {
    throw new InvalidInputError('concurrency', 'must be a whole number above 0, or Infinity');
  }
  if (!(maxTraces > 0)) throw new InvalidInputError('maxTraces', 'must be above 0');
};

/**
 * Runs agents side by side on the same turn. The name of each stands in front of the `source` of
 * all that it says.
 *
 * Each message is kept whole: while a message of one agent is open, what the others say is held.
 *
 *     flights   --s--a-----e-----|     s, a, e: start, content and end of a message
 *     hotels    ---t-----c------d-|    t, c, d: whole traces
 *               mergeAgents({ flights, hotels })
 *     result    --s--a-----(etc)d-|
 *
 * - A message is a completion, an audio message or a reasoning, from its start, or from content
 *   without one, to its end. A tool call is none, and holds nobody up.
 * - Nothing is held while no message of another agent is open.
 * - Where a message ends, the agent goes on of which the oldest trace is held: all that is held of
 *   it comes out. Where that leaves a message open the others wait for its end, else the next one
 *   goes on.
 * - An agent that completes with an open message lets the others go on. One that neither ends its
 *   message nor completes holds them up, until `maxTraces` are held: where that may be, bound it by
 *   a time limit.
 * - An agent of several speakers, such as a merge with `interleave`, lets the others go on when no
 *   message of its speakers is open. (Of one agent 10,000 open messages are known.)
 * - The first error is that of the turn: the others are left, and what is held comes before it.
 *   Which agent failed stands in its `source`. Wrap an agent that may fail.
 *
 * With `interleave: true` nothing is held, and everything comes out as it comes in. That is safe
 * for what this library makes of traces, for it knows the messages of each `source` apart.
 *
 * @param agents - The agents by name. Names are texts with characters; their order is that of
 *   `Object.keys`.
 * @throws InvalidInputError at the call, for no agents, a name without characters, and a
 *   configuration that cannot be used.
 * @throws BufferFullError through the stream, where more than `maxTraces` would have to be held;
 *   what is held and the trace that is too much come before it.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { mergeAgents, trace } from 'voiceflow-rx';
 *
 * const travel = mergeAgents({
 *   flights: () => of(trace.text('To London at nine.')),
 *   hotels: () => of(trace.text('The Ritz has a room.')),
 * });
 * travel({ projectID: 'p1', userID: 'ada', completionEvents: true }).subscribe(console.log);
 * // { type: 'text', payload: { message: 'To London at nine.' }, source: ['flights'] }
 * // { type: 'text', payload: { message: 'The Ritz has a room.' }, source: ['hotels'] }
 * ```
 */
export const mergeAgents = (
  agents: Readonly<Record<string, Agent>>,
  {
    concurrency = Infinity,
    interleave = false,
    maxTraces = defaultMaxTraces,
  }: MergeAgentsConfig = {},
): Agent => {
  check(agents, concurrency, maxTraces);
  const parts = Object.entries(agents);
  const hasCompany = parts.length > 1;
  return (turn) => {
    const lanes = from(parts.map(([name, agent]) => runPart(agent, turn, { name, hasCompany })));
    if (interleave) return lanes.pipe(mergeAll(concurrency));
    return lanes.pipe(
      mergeMap(
        (traces, lane) =>
          traces.pipe(
            materialize(),
            map((notification): LaneEvent => ({ lane, notification })),
          ),
        concurrency,
      ),
      fold(() => createFloor(maxTraces)),
    );
  };
};
