import type { Table } from '../harness/Section';

const escape = (cell: string): string => cell.replaceAll('|', '\\|');

const line = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;

/**
 * A table in Markdown: figures stand to the right, as a column whose name is in `words` does not.
 * Prettier pads it.
 */
export const markdownTable = (
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  words: readonly string[] = [],
): string =>
  [
    line(columns),
    line(columns.map((name, column) => (column === 0 || words.includes(name) ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n');
