import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Trace } from '../../../protocol/Trace';
import { isPlain } from '../../equality/isPlain';
import { traceMarbles } from '../../marbles/traceMarbles';
import { isTimeline } from '../../matchers/isTimeline';
import type { Timeline } from '../../timeline/Timeline';
import type { AgentScript, AgentAnswer } from './AgentScript';
import { nameOfRow } from './namesOfAction';

/** The answers to some turns. */
export interface ScriptRow {
  /** The name of an action; `undefined` where the row is all of the script. */
  readonly name: string | undefined;
  readonly answers: readonly Timeline<Trace>[];
  /** Whether its one answer is given as often as it is asked for. */
  readonly repeats: boolean;
}

type Answers = AgentAnswer | readonly AgentAnswer[];

const isAnswer = (value: unknown): value is AgentAnswer =>
  // An empty list is one of answers.
  typeof value === 'string' || (isTimeline(value) && value.length > 0);

const isAnswers = (value: unknown): value is readonly AgentAnswer[] =>
  Array.isArray(value) && value.every(isAnswer);

const isTable = (script: AgentScript): script is Readonly<Record<string, Answers>> =>
  isPlain(script);

const timelineOf = (answer: AgentAnswer): Timeline<Trace> =>
  typeof answer === 'string' ? traceMarbles(answer) : answer;

const rowOf = (name: string | undefined, answers: Answers): ScriptRow => {
  if (isAnswer(answers)) return { name, answers: [timelineOf(answers)], repeats: true };
  if (isAnswers(answers)) return { name, answers: answers.map(timelineOf), repeats: false };
  throw new InvalidInputError(
    name === undefined ? 'script' : `script[${JSON.stringify(name)}]`,
    'must be a diagram, a timeline, or a list of them',
  );
};

/**
 * Reads a script, all of its diagrams too.
 *
 * @throws InvalidInputError that names the place.
 */
export const readScript = (script: AgentScript): readonly ScriptRow[] =>
  isTable(script)
    ? Object.entries(script).map(([name, answers]) => rowOf(nameOfRow(name), answers))
    : [rowOf(undefined, script)];
