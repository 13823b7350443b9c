import { valuesOf } from '../harness/compare';
import type { Comparison } from '../harness/compare';
import type { Table } from '../harness/Section';
import { spreadOf } from '../harness/statistics';
import { formatFigure } from '../report/formatFigure';
import { timesOf } from './timesOf';

/** What a table of {@link comparisonTable} shows. */
export interface ComparisonTableOptions {
  readonly title: string;
  /** The field of the samples, and the heading of its column. */
  readonly field: string;
  readonly unit: string;
  readonly results: readonly Comparison[];
  /** The names of those that the others are compared with: a column of ratios each. */
  readonly baselines: readonly string[];
}

/** A row a subject: the median, the least and the most, and how many times as much as others. */
export const comparisonTable = ({
  baselines,
  field,
  results,
  title,
  unit,
}: ComparisonTableOptions): Table => ({
  title,
  columns: ['', unit, 'least – most', ...baselines.map((name) => `× ${name}`)],
  rows: results.map((result) => {
    const { max, median, min } = spreadOf(valuesOf(result, field));
    return [
      result.name,
      formatFigure(median),
      `${formatFigure(min)} – ${formatFigure(max)}`,
      ...baselines.map((name) => formatFigure(timesOf(results, result.name, name, field))),
    ];
  }),
});
