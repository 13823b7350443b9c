import { compare } from '../harness/compare';
import type { Comparison } from '../harness/compare';
import type { Section } from '../harness/Section';
import { moduleURL } from '../network/moduleURL';
import { withServer } from '../network/withServer';
import { formatFigure } from '../report/formatFigure';

/** What was held, in MiB, by the seconds. */
const pointsOf = ({ samples }: Comparison): readonly (readonly [x: number, y: number])[] =>
  Object.entries(samples[0] ?? {}).map(([ms, held]) => [Number(ms) / 1_000, held] as const);

/** How much memory a consumer takes that is slower than its server. */
export const slowConsumerSection: Section = {
  id: 'slowConsumer',
  title: 'What a slow consumer costs',
  packages: ['voiceflow-rx', 'rxjs'],
  measure: async ({ quick }) => {
    const seconds = quick ? { iterate: 0.5, interact: 0.3 } : { iterate: 10, interact: 3 };
    // That is enough to see what becomes of it.
    const maxGrowth = quick ? 32 : 256;
    const measured = await withServer(moduleURL('slowConsumer/processes/endless'), (baseURL) =>
      compare(
        Object.entries(seconds).map(([name, duration]) => ({
          name: `\`${name}\``,
          module: `slowConsumer/subjects/${name}`,
          options: { baseURL, milliseconds: duration * 1_000, maxGrowth },
          execArgv: ['--expose-gc'],
        })),
        // Nothing is compared, and ten seconds are long.
        { rounds: 1, warmUp: 0 },
      ),
    );

    const figures = measured.map((comparison) => {
      const points = pointsOf(comparison);
      const before = points[0]?.[1] ?? NaN;
      const most = Math.max(...points.map(([, held]) => held));
      return {
        name: comparison.name,
        before,
        growth: most - before,
        last: points.at(-1)?.[0] ?? NaN,
      };
    });
    return {
      tables: [
        {
          title:
            'A trace in 5 ms, of a server that writes as fast as it can: heap and buffers, MiB',
          columns: ['', 'before', 'growth', 'within, s'],
          rows: figures.map(({ before, growth, last, name }) => [
            name,
            formatFigure(before),
            formatFigure(growth),
            formatFigure(last),
          ]),
        },
      ],
      goals: [
        {
          what: `slow consumer with \`iterate\`, ${seconds.iterate} s: growth of heap and buffers`,
          baseline: 'nothing',
          value: figures[0]?.growth ?? NaN,
          relation: 'at most',
          limit: 20,
          unit: 'MB',
        },
      ],
      plots: [
        {
          name: 'slow-consumer',
          title: 'What is held for a consumer that is slower than its server',
          x: { label: 'seconds' },
          y: { label: 'heap and buffers, MiB', logarithmic: true },
          series: measured.map((comparison) => ({
            name: comparison.name.replaceAll('`', ''),
            points: pointsOf(comparison),
          })),
        },
      ],
    };
  },
};
