import type { Grown } from './measureGrowth';

/** What was measured of a line at one place. */
export const nsAt = (grown: readonly Grown[], name: string, x: number): readonly number[] => {
  const found = grown.find((one) => one.name === name)?.points.find((point) => point.x === x);
  if (found === undefined) throw new Error(`${name} was not measured at ${x}`);
  return found.ns;
};
