import type { Agent } from '../../../agents/Agent';
import type { TurnInput } from '../../../protocol/Turn';
import { findDifference } from '../../equality/findDifference';
import { inspect } from '../../phrases/inspect';
import type { AgentLawsConfig } from '../AgentLawsConfig';
import { describeScript } from '../children/ChildScript';
import { childTooLate } from '../children/createChildren';
import { writeScript } from '../children/writeScript';
import { createRandom } from '../createRandom';
import { explainBreach } from '../failure/explainBreach';
import type { Patience } from '../trial/createPatience';
import { createTrial } from '../trial/createTrial';
import type { Trial } from '../trial/createTrial';
import type { AgentLaw, Bench } from './AgentLaw';

/** What is held to a law. */
export interface AgentSubject {
  readonly makeAgent: (child: () => Agent) => Agent;
  readonly config: AgentLawsConfig;
  readonly turns: readonly TurnInput[];
  readonly patience: Patience;
}

const childrenOf = ([trial]: readonly Trial[]): string =>
  (trial?.children.scripts ?? [])
    .map((script, index) => `child ${index + 1} ${describeScript(script)}`)
    .join('\n');

const actionOf = ({ action }: TurnInput): string => {
  if (action == null) return 'without an action';
  return 'payload' in action ? `${action.type} ${inspect(action.payload)}` : action.type;
};

/**
 * Tries a law case by case, until one breaks it.
 *
 * Where the agent did not end in time the rest is left out: one law is about that, and all others
 * would wait as long in each case.
 */
export const checkAgent = async (
  { find, hint, name }: AgentLaw,
  { config, makeAgent, patience, turns }: AgentSubject,
): Promise<void> => {
  const { deterministic = true, equals, runs = 40, seed = 1 } = config;
  for (let run = 0; run < Math.max(runs, turns.length); run += 1) {
    const input = turns[run % turns.length];
    if (input === undefined) return;
    const trials: Trial[] = [];
    const bench: Bench = {
      equals: equals ?? ((actual, expected) => findDifference(actual, expected) === undefined),
      isDeterministic: deterministic,
      start: (change, said) => {
        const trial = createTrial({
          makeAgent,
          turn: { projectID: 'laws', completionEvents: true, ...input, ...change },
          scriptOf: (child) => writeScript(child, createRandom(seed, run, child)),
          patience,
          said,
        });
        trials.push(trial);
        return trial;
      },
    };
    const breach = await find(bench).finally(() => trials.forEach((trial) => trial.close()));
    if (trials.some(({ children }) => children.isLate())) throw new Error(childTooLate);
    if (breach !== undefined) {
      throw new Error(
        explainBreach(name, [
          ['case', `run ${run + 1} of seed ${seed}`],
          ['turn', actionOf(input)],
          ['children', childrenOf(trials)],
          ['when', breach.at ?? ''],
          ['expected', breach.expected],
          ['actual', breach.actual],
          ['hint', hint],
        ]),
      );
    }
    const isLeaf = trials.every(({ children }) => children.scripts.length === 0);
    if (trials.some(({ isStuck }) => isStuck()) || (isLeaf && run + 1 >= turns.length)) return;
  }
};
