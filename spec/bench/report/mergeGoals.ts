import type { Goal } from '../harness/Section';
import { goalColumns, goalRow } from './goalRow';
import { markdownTable } from './markdownTable';

/** The goals of one section, and in which order the page has the sections. */
export interface SectionGoals {
  readonly id: string;
  readonly goals: readonly Goal[];
  readonly order: readonly string[];
}

/**
 * The table of all goals, with those of one section measured anew: the rows of the others stay as
 * they are, and those of sections that are no more leave. A row names its section in its last cell.
 */
export const mergeGoals = (block: string, { goals, id, order }: SectionGoals): string => {
  const kept = rowsOf(block).map((cells): readonly [string, readonly string[]] => [
    cells.at(-1)?.replaceAll('`', '') ?? '',
    cells,
  ]);
  const made = goals.map((goal) => [...goalRow(goal), `\`${id}\``]);
  const rows = order.flatMap((name) =>
    name === id ? made : kept.filter(([of]) => of === name).map(([, cells]) => cells),
  );
  const columns = [...goalColumns, 'section'];
  return markdownTable({ columns, rows }, ['against', 'goal', 'reached', 'section']);
};

/** The cells of a table in Markdown, its head aside. */
const rowsOf = (block: string): readonly (readonly string[])[] =>
  block
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
