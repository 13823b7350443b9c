import type { Table } from '../harness/Section';

/** The rows of a table as lines: the first column to the left, figures to the right. */
export const alignTable = ({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string => {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => lengthOf(row[column]))));
  return all.map((row) => alignRow(row, widths)).join('\n');
};

const lengthOf = (cell = ''): number => cell.length;

const alignRow = (row: readonly string[], widths: readonly number[]): string =>
  widths
    .map((width, column) => {
      const cell = row[column] ?? '';
      const space = ' '.repeat(width - lengthOf(cell));
      return column === 0 ? cell + space : space + cell;
    })
    .join('  ')
    .trimEnd();
