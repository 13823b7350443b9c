import type { ObservableNotification } from 'rxjs';
import type { TimelineRow } from '../../marbles/failure/alignTimelines';
import { formatError } from '../../phrases/formatError';
import { inspect } from '../../phrases/inspect';

/** How many rows are shown before and after the first difference, and how wide a value, in the table and above. */
const before = 6;
const after = 12;
const cellWidth = 48;
const valueWidth = 400;

const say = (notification: ObservableNotification<unknown> | undefined, at: number): string => {
  switch (notification?.kind) {
    case 'N':
      return inspect(notification.value);
    case 'E':
      return `error ${formatError(notification.error, at - 1)}`;
    case 'C':
      return 'end';
    default:
      return '';
  }
};

const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

const headlineOf = (row: TimelineRow, end: string): readonly string[] => {
  const { actual, difference, expected, time } = row;
  const came = cut(say(actual, time), valueWidth);
  const wanted = cut(say(expected, time), valueWidth);
  if (actual === undefined) return [`Number ${time} did not come, it ${end}; expected: ${wanted}`];
  if (expected === undefined) return [`Number ${time} was not expected: ${came}`];
  const lines = [`Number ${time} is: ${came}`, `expected: ${wanted}`];
  if (difference === undefined || actual.kind !== expected.kind) return lines;
  // Else the words have said it.
  if (/[.[]/.test(difference.path)) {
    const [is, not] = [difference.actual, difference.expected].map(inspect);
    lines.push(cut(`They differ in ${difference.path}, which is ${is}, not ${not}`, valueWidth));
  }
  return lines;
};

/**
 * Shows what was expected and what came side by side, in words, around the first difference.
 *
 * @param first - The index of the row with the first difference.
 * @param end - How the turn ends, as `describeEnd` says it.
 */
export const explainOrder = (rows: readonly TimelineRow[], first: number, end: string): string => {
  const from = Math.max(0, first - before);
  const cells = rows.slice(from, first + after + 1).map((row) => ({
    mark: row === rows[first] ? '>' : ' ',
    number: String(row.time),
    expected: cut(say(row.expected, row.time), cellWidth),
    actual: cut(say(row.actual, row.time), cellWidth),
  }));
  const table = [{ mark: ' ', number: '#', expected: 'expected', actual: 'actual' }, ...cells];
  const width = Math.max(...table.map(({ expected }) => expected.length));
  const numbers = Math.max(...table.map(({ number }) => number.length));
  const lines = table.map(({ actual, expected, mark, number }) =>
    `${mark} ${number.padStart(numbers)}  ${expected.padEnd(width)}  ${actual}`.trimEnd(),
  );
  const below = rows.length - first - after - 1;
  if (from > 0) lines.splice(1, 0, `  … ${from} more before, as expected`);
  if (below > 0) lines.push(`  … ${below} more after`);
  const row = rows[first];
  return [...(row === undefined ? [] : [...headlineOf(row, end), '']), ...lines].join('\n');
};
