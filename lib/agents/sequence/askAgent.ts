import { concat, defer, from } from 'rxjs';
import type { Observable, ObservableInput } from 'rxjs';
import { fold } from '../../operators/support/fold';
import type { Trace } from '../../protocol/Trace';
import type { Turn } from '../../protocol/Turn';
import type { Agent } from '../Agent';
import { checkName } from '../support/checkName';
import { createTextReader } from '../support/createTextReader';
import { runPart } from '../support/runPart';
import { checkFunction } from './support/checkFunction';
import { checkMaxCharacters } from './support/checkMaxCharacters';
import { readInto } from './support/readInto';

/** How {@link askAgent} asks. */
export interface AskAgentConfig {
  /** What the agent is called: stands in `source` of its traces and its errors. Default: no name. */
  readonly name?: string;
  /** The most characters (UTF-16 code units) that its text may have. Default: 8 Mi. */
  readonly maxCharacters?: number;
}

/** An agent as a function: see {@link askAgent}. */
export interface Ask {
  /**
   * What the agent says, as one text: its messages, completions put together, each on a line of its
   * own; `''` where it said nothing. It comes when the agent has completed. Its traces are kept.
   */
  (turn: Turn): Observable<string>;
  /**
   * What the agent says, as it comes, and then what `answer` makes of its text.
   *
   * @param answer - Is called when the agent has completed. What it throws errors the stream.
   */
  (turn: Turn, answer: (text: string) => ObservableInput<Trace>): Observable<Trace>;
}

/** Keeps all traces, and gives what was said. */
const textOf = (maxCharacters: number | undefined) =>
  fold<Trace, string>(() => {
    const reader = createTextReader(maxCharacters);
    return {
      push: (trace) => {
        reader.push(trace);
        return [];
      },
      complete: () => [reader.text()],
      fail: () => [],
    };
  });

/**
 * Makes a function of an agent, for the agent that works with its answer.
 *
 *     planner         --a--b--|
 *               ask(turn)
 *     result          --------(t|)         t: the text of a and b
 *
 *               ask(turn, answer)
 *     result          --A--B---c--|        A, B: source ['planner']   c: what answer gives
 *
 * - `ask(turn)` keeps the stream of the agent hidden: only its text comes, at the end.
 * - `ask(turn, answer)` shows it: all that the agent says comes out at once, under its name, and
 *   then, in the same stream, what `answer` makes of the text.
 * - Both are cold: each subscription asks once.
 * - A failure of the agent has its name in front of its `source`; one of `answer` has not, and is
 *   never `safeToResend`, for the agent has run.
 *
 * @throws InvalidInputError at the call, for a name without characters, or where `maxCharacters` is
 *   not above 0.
 * @throws CompletionTooLongError through the stream, where the text passes `maxCharacters`; where
 *   the stream is shown, the trace that it passes it with still comes out.
 *
 * @example
 * ```ts
 * import { of, switchMap } from 'rxjs';
 * import { action, askAgent, trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 *
 * const planner: Agent = () => of(trace.text('Rome'));
 * const writer: Agent = ({ action: said }) =>
 *   of(trace.text(said?.type === 'text' ? `Off to ${said.payload}!` : 'Where to?'));
 *
 * const ask = askAgent(planner, { name: 'planner' });
 *
 * // The user reads: Off to Rome!
 * const hidden: Agent = (turn) =>
 *   ask(turn).pipe(switchMap((plan) => writer({ ...turn, action: action.text(plan) })));
 *
 * // The user reads, from the planner: Rome; and then: Off to Rome!
 * const shown: Agent = (turn) =>
 *   ask(turn, (plan) => writer({ ...turn, action: action.text(plan) }));
 * ```
 */
export const askAgent = (agent: Agent, config: AskAgentConfig = {}): Ask => {
  const { maxCharacters, name } = config;
  checkFunction('agent', agent);
  if (name !== undefined) checkName('name', name);
  checkMaxCharacters(maxCharacters);
  const place = { name, hasCompany: false };

  function ask(turn: Turn): Observable<string>;
  function ask(turn: Turn, answer: (text: string) => ObservableInput<Trace>): Observable<Trace>;
  function ask(
    turn: Turn,
    answer?: (text: string) => ObservableInput<Trace>,
  ): Observable<string> | Observable<Trace> {
    if (answer === undefined) return runPart(agent, turn, place).pipe(textOf(maxCharacters));
    return defer(() => {
      const reader = createTextReader(maxCharacters);
      return concat(
        runPart(agent, turn, place).pipe(readInto(reader)),
        runPart(() => from(answer(reader.text())), turn, { hasCompany: true }),
      );
    });
  }
  return ask;
};
