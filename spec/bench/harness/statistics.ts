/** Many measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The value below which a share of the values lies: 0.5 is the median. NaN of none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? NaN;
  const above = sorted[Math.ceil(position)] ?? NaN;
  return below + (above - below) * (position - Math.floor(position));
};

/** The median of some values, with the least and the greatest. */
export const spreadOf = (values: readonly number[]): Spread => ({
  median: quantile(values, 0.5),
  min: Math.min(...values),
  max: Math.max(...values),
});

/** What each value is of the baseline in the same round, and of that the spread. */
export const ratioOf = (values: readonly number[], baseline: readonly number[]): Spread =>
  spreadOf(values.map((value, round) => value / (baseline[round] ?? NaN)));
