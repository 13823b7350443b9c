import { concat, defer } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Turn } from '../../protocol/Turn';
import type { Agent } from '../Agent';
import { createTextReader } from '../support/createTextReader';
import { runPart } from '../support/runPart';
import { checkFunction } from './support/checkFunction';
import { checkMaxCharacters } from './support/checkMaxCharacters';
import { createLine } from './support/createLine';
import { readInto } from './support/readInto';

/** How {@link concatAgents} hands on from one agent to the next. */
export interface ConcatAgentsConfig {
  /**
   * Makes the turn of the next agent from the turn of the one before and what that one said: the
   * texts of its messages, completions put together, each on a line of its own.
   */
  readonly carry: (turn: Turn, text: string) => Turn;
  /** The most characters (UTF-16 code units) that this text may have. Default: 8 Mi. */
  readonly maxCharacters?: number;
}

const agentAt = (given: Agent | ConcatAgentsConfig, index: number): Agent => {
  if (typeof given === 'function') return given;
  throw new InvalidInputError(`agents[${index}]`, 'must be a function');
};

/**
 * Has a turn of several agents, one after the other.
 *
 *     greeter   --a--b--|
 *     travel             --c--|
 *               concatAgents(greeter, travel)
 *     result    --a--b----c--|
 *
 * - An agent is called when the one before has completed, with the same turn.
 * - All that they say comes out at once, and unchanged.
 * - The first error ends the turn; the agents behind it are not called. Where there is more than
 *   one agent it is not `safeToResend`, for an earlier one may have run.
 *
 * @throws InvalidInputError at the call, where there is no agent, or something that is none.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { concatAgents, createClient, trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * const disclaimer: Agent = () => of(trace.text('Prices may change.'));
 * const travel = concatAgents(interact, disclaimer);
 * ```
 */
export function concatAgents(...agents: readonly [Agent, ...Agent[]]): Agent;

/**
 * Has a turn of several agents, one after the other; each works on what the one before said.
 *
 *     planner   --a--|            carry(turn, 'a') makes its turn:
 *     writer          --b--|
 *               concatAgents({ carry }, planner, writer)
 *     result    --a----b--|
 *
 * - `carry` is called where an agent has completed and another follows: with the turn that it had,
 *   and its text, which is empty where it said nothing. What `carry` throws errors the stream.
 * - What the agents say comes out all the same. To keep it to yourself, see `askAgent`.
 *
 * @throws InvalidInputError at the call, as above, and where `maxCharacters` is not above 0.
 * @throws CompletionTooLongError through the stream, where the text of one agent passes
 *   `maxCharacters`; the trace that it passes it with still comes out.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { action, concatAgents, trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 *
 * const planner: Agent = () => of(trace.text('First Rome, then Naples.'));
 * const critic: Agent = ({ action: said }) =>
 *   of(trace.text(said?.type === 'text' ? `I read: ${said.payload}` : 'Nothing to read.'));
 *
 * const checked = concatAgents(
 *   { carry: (turn, plan) => ({ ...turn, action: action.text(plan) }) },
 *   planner,
 *   critic,
 * );
 * ```
 */
export function concatAgents(
  config: ConcatAgentsConfig,
  ...agents: readonly [Agent, ...Agent[]]
): Agent;

export function concatAgents(...given: readonly (Agent | ConcatAgentsConfig)[]): Agent {
  const [first] = given;
  const config = typeof first === 'object' ? first : undefined;
  const agents = (config === undefined ? given : given.slice(1)).map(agentAt);
  if (agents.length === 0) throw new InvalidInputError('agents', 'must hold at least one agent');
  if (config !== undefined) checkFunction('carry', config.carry);
  checkMaxCharacters(config?.maxCharacters);
  const place = { hasCompany: agents.length > 1 };

  return (input) =>
    defer(() => {
      const inLine = createLine();
      let turn = input;
      let textOf: (() => string) | undefined;
      const parts = agents.map((agent, index) =>
        defer(() => {
          if (config !== undefined && textOf !== undefined) turn = config.carry(turn, textOf());
          const part = runPart(agent, turn, place);
          // Nobody asks what the last one said.
          if (config === undefined || index === agents.length - 1) return part;
          const reader = createTextReader(config.maxCharacters);
          textOf = reader.text;
          return part.pipe(readInto(reader));
        }),
      );
      return concat(...parts.map(inLine));
    });
}
