import type { Agent } from '../../agents/Agent';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { action } from '../../protocol/actions/builders';
import type { TurnInput } from '../../protocol/Turn';
import type { AgentLaw } from './agent/AgentLaw';
import { checkAgent } from './agent/checkAgent';
import { coldLaws } from './agent/coldLaws';
import { completionLaws } from './agent/completionLaws';
import { deliveryLaws } from './agent/deliveryLaws';
import { orderLaws } from './agent/orderLaws';
import { streamingLaw } from './agent/streamingLaw';
import { teardownLaws } from './agent/teardownLaws';
import { traceLaws } from './agent/traceLaws';
import type { AgentLawsConfig } from './AgentLawsConfig';
import type { Law } from './Law';
import { createPatience } from './trial/createPatience';

const laws: readonly AgentLaw[] = [
  ...coldLaws,
  ...teardownLaws,
  ...orderLaws,
  ...completionLaws,
  ...deliveryLaws,
  ...traceLaws,
  streamingLaw,
];

const defaultTurns: readonly TurnInput[] = [
  { userID: 'ada', action: action.launch() },
  { userID: 'ada', action: action.text('Hello') },
];

const check = ({ runs = 1, seed = 0, timeLimit = 1, turns = defaultTurns }: AgentLawsConfig) => {
  if (turns.length === 0) throw new InvalidInputError('turns', 'must hold at least one turn');
  if (!Number.isSafeInteger(seed)) throw new InvalidInputError('seed', 'must be a whole number');
  if (!(Number.isSafeInteger(runs) && runs > 0)) {
    throw new InvalidInputError('runs', 'must be a whole number above 0');
  }
  if (!(timeLimit > 0 && timeLimit < 2 ** 31)) {
    throw new InvalidInputError('timeLimit', 'must be above 0 and below 2^31 ms');
  }
};

/**
 * The laws of agents, as a suite for an agent of yours, or for what makes an agent of agents. Each
 * law is a test of any framework.
 *
 * What makes an agent of agents is given children: agents that the suite makes up, and plays by
 * hand. They say traces of every kind, at once or later, and complete, fail, never end, or throw
 * when they are called. An agent without children leaves them be.
 *
 * - A law that breaks says with which case, and the same seed tries the same cases.
 * - No timer is waited for but those of the agent. One that takes its time is quick in virtual
 *   time: `it(name, () => virtualTime(check))`.
 * - What does not hold for every agent is asked for in the configuration, or let off there.
 *
 * @param makeAgent - Makes the agent, anew for each case, with as many children as it likes; all of
 *   them must be made before it returns.
 * @throws InvalidInputError at once, for a configuration that cannot be used.
 *
 * @example
 * ```ts
 * import { concat, map, timer } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 * import { agentLaws, virtualTime } from 'voiceflow-rx/testing';
 *
 * const slow: Agent = () => timer(800).pipe(map(() => trace.text('Hello')));
 * const both = (one: Agent, other: Agent): Agent => (turn) => concat(one(turn), other(turn));
 *
 * describe('slow', () => {
 *   for (const { name, check } of agentLaws(() => slow)) it(name, () => virtualTime(check));
 * });
 *
 * describe('both', () => {
 *   const laws = agentLaws((child) => both(child(), child()), { lossless: true, immediate: true });
 *   for (const { name, check } of laws) it(name, check);
 * });
 * ```
 */
export const agentLaws = (
  makeAgent: (child: () => Agent) => Agent,
  config: AgentLawsConfig = {},
): readonly Law[] => {
  check(config);
  const patience = createPatience(config.timeLimit ?? 1_000);
  const turns = config.turns ?? defaultTurns;
  return laws
    .filter(({ isAsked }) => isAsked === undefined || isAsked(config))
    .map((law) => ({
      name: law.name,
      check: () => checkAgent(law, { makeAgent, config, turns, patience }),
    }));
};
