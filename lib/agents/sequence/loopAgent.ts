import { defer, filter, first, from, of, repeat } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Turn } from '../../protocol/Turn';
import type { Agent } from '../Agent';
import { createTextReader } from '../support/createTextReader';
import { runPart } from '../support/runPart';
import { checkFunction } from './support/checkFunction';
import { checkMaxCharacters } from './support/checkMaxCharacters';
import { createLine } from './support/createLine';
import { readInto } from './support/readInto';

/** One round of a {@link loopAgent}. */
export interface LoopRound {
  /** What was said in it: the texts of its messages, each on a line of its own. */
  readonly text: string;
  /** Its number, from 1. */
  readonly round: number;
  /** The turn that the agent was given. */
  readonly turn: Turn;
}

/** When {@link loopAgent} stops, and what it goes on with. */
export interface LoopAgentConfig {
  /**
   * Whether it is done, asked after each round that another may follow. Of an Observable the first
   * value counts.
   */
  readonly until: (round: LoopRound) => boolean | Promise<boolean> | Observable<boolean>;
  /** The most rounds of one turn, a whole number from 1. After them the turn completes as it is. */
  readonly max: number;
  /**
   * Makes the turn of the next round from the turn of the round before and what was said in it.
   * Default: the same turn again.
   */
  readonly carry?: (turn: Turn, text: string) => Turn;
  /** The most characters (UTF-16 code units) that the text of a round may have. Default: 8 Mi. */
  readonly maxCharacters?: number;
}

/** The first answer; it comes at once where it is there at once. */
const answerOf = (answer: ReturnType<LoopAgentConfig['until']>): Observable<boolean> =>
  typeof answer === 'boolean' ? of(answer) : from(answer).pipe(first());

/**
 * Runs an agent again and again in one turn, until it is done.
 *
 *     round 1   --a--|
 *     until            no
 *     round 2             --b--|
 *     until                      yes
 *               loopAgent(agent, { until, max: 5 })
 *     result    --a-------------b--|
 *
 * - What is said in all rounds comes out at once. To keep the rounds to yourself, put it into
 *   `askAgent`.
 * - After `max` rounds the turn completes as it is: that is no error, and `until` is not asked
 *   again. What must not end so, say in `until`, by throwing in the last round.
 * - The next round begins in the same task as the answer of `until`; any number of rounds takes no
 *   more stack or memory than a few.
 * - The first error ends the turn. From the second round on it is not `safeToResend`.
 * - What `until` or `carry` throws errors the stream, and so does a promise that rejects; an
 *   Observable that completes without an answer does with RxJS's `EmptyError`.
 *
 * @throws InvalidInputError at the call, where `max` is no whole number from 1, or `maxCharacters`
 *   is not above 0.
 * @throws CompletionTooLongError through the stream, where the text of a round passes
 *   `maxCharacters`; the trace that it passes it with still comes out.
 *
 * @example
 * ```ts
 * import { action, createClient, loopAgent } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * const draft = loopAgent(interact, {
 *   until: ({ text }) => text.includes('DONE'),
 *   max: 5,
 *   carry: (turn, text) => ({ ...turn, action: action.text(`Improve this: ${text}`) }),
 * });
 * ```
 */
export const loopAgent = (agent: Agent, config: LoopAgentConfig): Agent => {
  const { carry = (turn: Turn) => turn, max, maxCharacters, until } = config;
  checkFunction('agent', agent);
  checkFunction('until', until);
  checkFunction('carry', carry);
  if (!(Number.isSafeInteger(max) && max >= 1)) {
    throw new InvalidInputError('max', 'must be a whole number above 0');
  }
  checkMaxCharacters(maxCharacters);

  return (input) =>
    defer(() => {
      const inLine = createLine();
      let turn = input;
      let round = 0;
      let reader = createTextReader(maxCharacters);

      const round$ = defer(() => {
        if (round > 0) turn = carry(turn, reader.text());
        round += 1;
        reader = createTextReader(maxCharacters);
        return runPart(agent, turn, { hasCompany: round > 1 }).pipe(readInto(reader));
      });
      const goOn$ = defer(() => answerOf(until({ text: reader.text(), round, turn }))).pipe(
        filter((isDone) => !isDone),
      );
      return round$.pipe(repeat({ count: max, delay: () => inLine(goOn$) }));
    });
};
