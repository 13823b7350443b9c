import type { Table } from '../harness/Section';
import { spreadOf } from '../harness/statistics';
import type { Spread } from '../harness/statistics';
import { formatFigure } from '../report/formatFigure';
import type { Grown } from './measureGrowth';

const cellOf = ({ max, median, min }: Spread): string =>
  `${formatFigure(median)} (${formatFigure(min)} – ${formatFigure(max)})`;

/** A row a line, a column a place. */
export const growthTable = (title: string, grown: readonly Grown[]): Table => {
  const places = [...new Set(grown.flatMap(({ points }) => points.map(({ x }) => x)))];
  places.sort((a, b) => a - b);
  return {
    title,
    columns: ['', ...places.map((x) => x.toLocaleString('en'))],
    rows: grown.map(({ name, points }) => [
      name,
      ...places.map((place) => {
        const point = points.find(({ x }) => x === place);
        return point === undefined ? '' : cellOf(spreadOf(point.ns));
      }),
    ]),
  };
};
