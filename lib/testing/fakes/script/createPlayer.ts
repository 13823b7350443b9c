import type { Trace } from '../../../protocol/Trace';
import type { Turn } from '../../../protocol/Turn';
import type { Timeline } from '../../timeline/Timeline';
import { namesOfAction } from './namesOfAction';
import type { ScriptRow } from './readScript';

/** Finds the answers of a script, and remembers what was asked for. */
export interface Player {
  readonly calls: readonly Turn[];
  /**
   * The answer to the next call.
   *
   * @throws Error that says what the script has, where there is none.
   */
  readonly next: (turn: Turn) => Timeline<Trace>;
  /** @throws Error that lists what was refused, and what was not asked for. */
  readonly assertDone: () => void;
}

const answersIn = (count: number): string => `${count} answer${count === 1 ? '' : 's'}`;

/** Makes the {@link Player} of a script that was read. */
export const createPlayer = (rows: readonly ScriptRow[]): Player => {
  const calls: Turn[] = [];
  const refused: string[] = [];
  const given = new Map<ScriptRow, number>(rows.map((row) => [row, 0]));

  const find = (names: readonly string[]): ScriptRow | undefined =>
    names.map((name) => rows.find((row) => row.name === name)).find((row) => row !== undefined) ??
    rows.find(({ name }) => name === undefined);

  const reasonOf = (row: ScriptRow | undefined): string => {
    if (row !== undefined) {
      const to = row.name === undefined ? '' : ` to ${row.name}`;
      const count = row.answers.length;
      return count === 1
        ? `its one answer${to} is used up`
        : `its ${count} answers${to} are used up`;
    }
    const names = rows.flatMap(({ name }) => name ?? []);
    return `its script has ${names.length === 0 ? 'no answer at all' : names.join(', ')}`;
  };

  const complaintOf = (row: ScriptRow): readonly string[] => {
    const { answers, name, repeats } = row;
    const count = given.get(row) ?? 0;
    if (repeats) {
      // The row for all others need not be used.
      if (count > 0 || name === '*') return [];
      return [name === undefined ? 'it was never asked' : `${name} was never asked for`];
    }
    if (count === answers.length) return [];
    const to = name === undefined ? '' : `${name}: `;
    return [`${to}${count} of ${answersIn(answers.length)} given`];
  };

  return {
    calls,
    next: (turn) => {
      calls.push(turn);
      const names = namesOfAction(turn.action);
      const row = find(names);
      const count = row === undefined ? 0 : (given.get(row) ?? 0);
      const answer = row?.answers[row.repeats ? 0 : count];
      if (row === undefined || answer === undefined) {
        const call = `call ${calls.length}, ${names[0] ?? ''}`;
        refused.push(`${call}, was refused`);
        throw new Error(`The scripted agent has no answer to ${call}: ${reasonOf(row)}`);
      }
      given.set(row, count + 1);
      return answer;
    },
    assertDone: () => {
      const complaints = [...refused, ...rows.flatMap(complaintOf)];
      if (complaints.length === 0) return;
      const lines = complaints.map((complaint) => `  - ${complaint}`);
      throw new Error(['The scripted agent is not done:', ...lines].join('\n'));
    },
  };
};
