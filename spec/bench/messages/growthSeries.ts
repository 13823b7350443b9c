import type { PlotSeries } from '../harness/Section';
import { spreadOf } from '../harness/statistics';
import type { Grown } from './measureGrowth';

/** The medians, as a plot shows them. */
export const growthSeries = (grown: readonly Grown[]): readonly PlotSeries[] =>
  grown.map(({ name, points }) => ({
    name: name.replaceAll('`', ''),
    points: points.map(({ ns, x }) => [x, spreadOf(ns).median] as const),
  }));
