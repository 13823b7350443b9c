import { compare, valuesOf } from '../harness/compare';
import type { Comparison } from '../harness/compare';
import type { BenchConfig, Goal, Plot, Section, Table } from '../harness/Section';
import { ratioOf, spreadOf } from '../harness/statistics';
import { moduleURL } from '../network/moduleURL';
import { formatFigure } from '../report/formatFigure';
import type { Crowd } from './subjects/crowd';

const servers = {
  'bare `http`, by hand': ['bare', ''],
  'voiceflow-rx, `createNodeListener`': ['ours', ''],
  'by hand, from `Request` to `Response`': ['streams', ''],
  'voiceflow-rx, `createHandler`': ['ours', 'adapter'],
  '`createNodeListener` with a log in memory': ['ours', 'log'],
} as const;

const figures = [
  ['ms', 'time, ms'],
  ['cpuMs', 'CPU time of the server, ms'],
  ['heapMB', 'peak of the heap, MiB'],
  ['rssMB', 'peak of the process (RSS), MiB'],
] as const;

type Figure = (typeof figures)[number][0];

const frames = 200;

const measureCrowd = (crowd: Crowd, config: BenchConfig): Promise<readonly Comparison[]> =>
  compare(
    Object.entries(servers).map(([name, [module, mode]]) => ({
      name,
      module: 'turns/subjects/crowd',
      options: { server: moduleURL(`turns/processes/${module}`), mode, frames, crowd },
    })),
    config,
  );

const ratio = (of: Comparison | undefined, to: Comparison | undefined, figure: Figure): number =>
  of === undefined || to === undefined
    ? NaN
    : ratioOf(valuesOf(of, figure), valuesOf(to, figure)).median;

const tableOf = (turns: number, measured: readonly Comparison[]): Table => {
  const rows = figures.flatMap(([figure, text]) =>
    measured.map((comparison) => {
      const { max, median, min } = spreadOf(valuesOf(comparison, figure));
      return [
        `${text}: ${comparison.name}`,
        formatFigure(median),
        `${formatFigure(min)} – ${formatFigure(max)}`,
        formatFigure(ratio(comparison, measured[0], figure)),
      ];
    }),
  );
  return {
    title: `${formatFigure(turns)} turns at once, of ${frames} frames each`,
    columns: ['', 'median', 'least and most', '× bare'],
    rows,
  };
};

const goalOf = (what: string, value: number): Goal => ({
  what,
  baseline: 'bare `http`, by hand',
  value,
  relation: 'at most',
  limit: 1.5,
  unit: '×',
});

/** What many turns at once cost a server. */
export const turnsSection: Section = {
  id: 'turns',
  title: 'What many turns at once cost a server',
  packages: ['voiceflow-rx', '@hono/node-server', 'rxjs'],
  measure: async (config) => {
    const crowds: readonly Crowd[] = config.quick
      ? [{ turns: 20, times: 1 }]
      : [
          { turns: 10, times: 30 },
          { turns: 100, times: 3 },
          { turns: 1_000, times: 1 },
        ];
    const measured: (readonly [Crowd, readonly Comparison[]])[] = [];
    for (const crowd of crowds) measured.push([crowd, await measureCrowd(crowd, config)]);
    const [largest, most = []] = measured.at(-1) ?? [];
    const [bare, ours] = most;

    const plot: Plot = {
      name: 'connections',
      title: `What a turn of ${frames} frames takes, of many at once`,
      x: { label: 'turns at once', logarithmic: true },
      y: { label: 'ms a turn' },
      series: Object.keys(servers).map((name, index) => ({
        name: name.replaceAll('`', ''),
        points: measured.flatMap(([{ times, turns }, comparisons]) => {
          const comparison = comparisons[index];
          if (comparison === undefined) return [];
          return [[turns, spreadOf(valuesOf(comparison, 'ms')).median / turns / times] as const];
        }),
      })),
    };
    const turns = largest?.turns ?? NaN;
    const many = `\`createNodeListener\`, ${formatFigure(turns)} turns at once of ${frames} frames`;
    return {
      tables: [tableOf(turns, most)],
      goals: [
        goalOf(`${many}: time`, ratio(ours, bare, 'ms')),
        goalOf(`${many}: peak of the server's heap`, ratio(ours, bare, 'heapMB')),
      ],
      plots: [plot],
    };
  },
};
