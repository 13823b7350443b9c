import type { ObservableNotification } from 'rxjs';
import { formatError } from '../../phrases/formatError';
import { inspect } from '../../phrases/inspect';
import type { Timeline } from '../../timeline/Timeline';
import { alignTimelines } from './alignTimelines';
import type { TimelineRow } from './alignTimelines';
import { createKeys } from './createKeys';
import { drawMarbles } from './drawMarbles';

/** How many rows are shown before and after the first difference. */
const before = 6;
const after = 12;

/** How wide a value is shown in the table, and below it, in characters. */
const cellWidth = 48;
const valueWidth = 400;

/** How wide marbles are shown, and of how many notifications they are drawn at most. */
const marbleWidth = 160;
const maxMarbles = 200;

/** What an engine says of a write to a frozen value. */
const frozenWrite = /extensible|read[- ]?only|frozen/i;

const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

/** What each notification of a timeline says, in words. */
type Words = ReadonlyMap<ObservableNotification<unknown> | undefined, string>;

const wordsOf = (timeline: Timeline<unknown>): Words => {
  const words = new Map<ObservableNotification<unknown> | undefined, string>();
  for (const [received, { notification }] of timeline.entries()) {
    words.set(notification, say(notification, received));
  }
  return words;
};

const say = (notification: ObservableNotification<unknown>, received: number): string => {
  switch (notification.kind) {
    case 'N':
      return inspect(notification.value);
    case 'E':
      return `error ${formatError(notification.error, received)}`;
    case 'C':
      return 'end';
  }
};

const tableOf = (rows: readonly TimelineRow[], first: number, words: Words): readonly string[] => {
  const shown = rows.slice(Math.max(0, first - before), first + after + 1);
  const cells = shown.map((row) => ({
    mark: row === rows[first] ? '>' : ' ',
    time: `${row.time}ms`,
    expected: cut(words.get(row.expected) ?? '', cellWidth),
    actual: cut(words.get(row.actual) ?? '', cellWidth),
  }));
  const head = { mark: ' ', time: 'time', expected: 'expected', actual: 'actual' };
  const widthOf = (column: 'time' | 'expected') =>
    Math.max(...[head, ...cells].map((row) => row[column].length));
  const [time, expected] = [widthOf('time'), widthOf('expected')];
  const lines = [head, ...cells].map((row) =>
    [row.mark, row.time.padStart(time), row.expected.padEnd(expected), row.actual]
      .join('  ')
      .trimEnd(),
  );
  const above = Math.max(0, first - before);
  const below = rows.length - first - after - 1;
  if (above > 0) lines.splice(1, 0, `   … ${above} more before, as expected`);
  if (below > 0) lines.push(`   … ${below} more after`);
  return lines;
};

const headlineOf = (
  { time, expected, actual, difference }: TimelineRow,
  words: Words,
): readonly string[] => {
  const came = cut(words.get(actual) ?? '', valueWidth);
  const wanted = cut(words.get(expected) ?? '', valueWidth);
  if (actual === undefined) return [`at ${time} ms nothing came; expected: ${wanted}`];
  if (expected === undefined) return [`at ${time} ms came, unexpectedly: ${came}`];
  if (expected.kind !== actual.kind || difference === undefined || difference.path === '') {
    return [`at ${time} ms came: ${came}`, `expected: ${wanted}`];
  }
  return [
    `at ${time} ms ${difference.path} is ${cut(inspect(difference.actual), valueWidth)}`,
    `expected: ${cut(inspect(difference.expected), valueWidth)}`,
  ];
};

const hintsOf = (actual: Timeline<unknown>): readonly string[] =>
  actual.flatMap(({ notification }) =>
    notification.kind === 'E' &&
    notification.error instanceof TypeError &&
    frozenWrite.test(notification.error.message)
      ? ['Something changed a value after it had been emitted: here all values are frozen.']
      : [],
  );

/**
 * Says how two timelines differ: the first difference, both side by side in words, and both as
 * marbles.
 *
 * @param legend - The names of values, for the marbles.
 * @returns `undefined` where they are the same.
 */
export const explainDifference = (
  expected: Timeline<unknown>,
  actual: Timeline<unknown>,
  legend: Readonly<Record<string, unknown>>,
): string | undefined => {
  const rows = alignTimelines(expected, actual);
  const first = rows.findIndex(({ difference }) => difference !== undefined);
  const row = rows[first];
  if (row === undefined) return undefined;
  const { keyOf, explain } = createKeys(legend);
  const words: Words = new Map([...wordsOf(expected), ...wordsOf(actual)]);
  const draw = (timeline: Timeline<unknown>): string => {
    if (timeline.length === 0) return '(nothing)';
    if (timeline.length > maxMarbles) return '(too long for marbles)';
    return cut(drawMarbles(timeline, keyOf) ?? '(too dense for marbles)', marbleWidth);
  };
  const marbles = [`expected  ${draw(expected)}`, `actual    ${draw(actual)}`];
  const paragraphs = [
    ['The stream is not as expected:', ...headlineOf(row, words)],
    tableOf(rows, first, words),
    [...marbles, ...explain().map((line) => `          ${cut(line, marbleWidth)}`)],
    hintsOf(actual),
  ];
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines, index) => lines.map((line, at) => (index + at === 0 ? line : `  ${line}`)))
    .map((lines) => lines.join('\n'))
    .join('\n\n');
};
