import type { BenchResult } from './measure';

const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const header = ['operator', 'messages before', 'deltas', 'ns/delta', 'min – max', 'ratio'];

/** The results of one comparison as rows; the ratio is to the first row of the same operator. */
const rowsOf = (results: readonly BenchResult[]): readonly (readonly string[])[] =>
  results.map(({ subject, median, min, max }) => {
    const first = results.find((result) => result.subject.name === subject.name);
    return [
      subject.name,
      digits.format(subject.messagesBefore),
      digits.format(subject.deltas),
      digits.format(median),
      `${digits.format(min)} – ${digits.format(max)}`,
      (median / (first?.median ?? NaN)).toFixed(2),
    ];
  });

/** An aligned table: names to the left, numbers to the right. */
export const formatTable = (results: readonly BenchResult[]): string => {
  const rows = [header, ...rowsOf(results)];
  const widths = header.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  '),
    )
    .join('\n');
};
