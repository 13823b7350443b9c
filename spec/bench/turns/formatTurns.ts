import type { TurnsMode, TurnsResult } from './measureTurns';

const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? NaN;
  return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(sorted.length - 1) };
};

/** A row a figure and mode: its median, its spread, and the ratio of the medians to `no log`. */
export const formatTurns = (
  results: readonly TurnsResult[],
  { events, turns }: { readonly events: number; readonly turns: number },
): string => {
  const figures = {
    'events a second': ({ tookMs }: TurnsResult) => (turns * (events + 1) * 1_000) / tookMs,
    'server CPU, ms': ({ cpuMs }: TurnsResult) => cpuMs,
    'peak heap, MiB': ({ heapMiB }: TurnsResult) => heapMiB,
    'peak memory (RSS), MiB': ({ rssMiB }: TurnsResult) => rssMiB,
  };
  const rowOf = (name: string, figure: (result: TurnsResult) => number, mode: TurnsMode) => {
    const spread = (which: TurnsMode) =>
      spreadOf(results.filter((result) => result.mode === which).map(figure));
    const { max, median, min } = spread(mode);
    return [
      name.padEnd(24),
      mode.padEnd(6),
      digits.format(median).padStart(9),
      `${digits.format(min)} – ${digits.format(max)}`.padStart(19),
      (median / spread('no log').median).toFixed(2).padStart(6),
    ].join('  ');
  };
  return Object.entries(figures)
    .flatMap(([name, figure]) =>
      (['no log', 'log'] as const).map((mode) => rowOf(name, figure, mode)),
    )
    .join('\n');
};
