import { compare, valuesOf } from '../harness/compare';
import type { BenchConfig } from '../harness/Section';

/** How the cost of one subject grows. */
export interface Line {
  readonly name: string;
  readonly module: string;
  /** Where it is measured, from the least to the most. */
  readonly at: readonly number[];
  /** The options of the subject at one of these. */
  readonly optionsAt: (x: number) => object;
}

/** What was measured of a {@link Line}. */
export interface Grown {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly ns: readonly number[] }[];
}

/** Measures all lines side by side: each of their points is a subject. */
export const measureGrowth = async (
  lines: readonly Line[],
  config: BenchConfig,
): Promise<readonly Grown[]> => {
  const results = await compare(
    lines.flatMap(({ at, module, name, optionsAt }) =>
      at.map((x) => ({ name: `${name}, ${x}`, module, options: optionsAt(x) })),
    ),
    config,
  );
  let index = 0;
  return lines.map(({ at, name }) => ({
    name,
    points: at.map((x) => {
      const result = results[index];
      index += 1;
      return { x, ns: result === undefined ? [] : valuesOf(result, 'ns') };
    }),
  }));
};
