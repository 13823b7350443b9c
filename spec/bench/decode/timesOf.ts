import { valuesOf } from '../harness/compare';
import type { Comparison } from '../harness/compare';
import { ratioOf } from '../harness/statistics';

const find = (results: readonly Comparison[], name: string): Comparison => {
  const found = results.find((result) => result.name === name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
};

/** How many times as much `name` takes as `baseline`: the median of the ratios of all rounds. */
export const timesOf = (
  results: readonly Comparison[],
  name: string,
  baseline: string,
  field: string,
): number =>
  ratioOf(valuesOf(find(results, name), field), valuesOf(find(results, baseline), field)).median;
