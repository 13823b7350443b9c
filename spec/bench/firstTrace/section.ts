import { compare } from '../harness/compare';
import type { Comparison } from '../harness/compare';
import type { Section } from '../harness/Section';
import { quantile, ratioOf, spreadOf } from '../harness/statistics';
import { moduleURL } from '../network/moduleURL';
import { withServer } from '../network/withServer';
import { formatFigure } from '../report/formatFigure';

const plain = '`fetch` and a loop that takes bytes';

const subjects = [
  { name: plain, module: 'plain', options: {} },
  { name: 'voiceflow-rx, `interact`', module: 'ours', options: {} },
  {
    name: 'the same `fetch`, with a signal to stop it',
    module: 'plain',
    options: { canStop: true },
  },
] as const;

/** A quantile of each round. */
const quantiles = ({ samples }: Comparison, share: number): readonly number[] =>
  samples.map((sample) => quantile(Object.values(sample), share));

/** How soon the first trace is there, over loopback HTTP, on a connection that stands. */
export const firstTraceSection: Section = {
  id: 'firstTrace',
  title: 'How soon the first trace is there',
  packages: ['voiceflow-rx', 'rxjs'],
  measure: async ({ quick, rounds, warmUp }) => {
    const requests = quick ? 50 : 500;
    // Many short rounds: both subjects see the same moments of the machine.
    const count = quick ? rounds : rounds * 3;
    const measured = await withServer(moduleURL('firstTrace/processes/server'), (baseURL) => {
      const all = subjects.map(({ module, name, options }) => ({
        name,
        module: `firstTrace/subjects/${module}`,
        options: { ...options, baseURL, requests },
      }));
      return compare(all, { rounds: count, warmUp });
    });

    const [baseline, ours] = measured;
    const ratio = (comparison: Comparison | undefined, share: number): number =>
      baseline === undefined || comparison === undefined
        ? NaN
        : ratioOf(quantiles(comparison, share), quantiles(baseline, share)).median;
    const rows = measured.map((comparison) => {
      const cells = [0.5, 0.99].flatMap((share) => {
        const { max, median, min } = spreadOf(quantiles(comparison, share));
        return [
          `${formatFigure(median)} (${formatFigure(min)} – ${formatFigure(max)})`,
          formatFigure(ratio(comparison, share)),
        ];
      });
      return [comparison.name, ...cells];
    });
    const goals = (
      [
        [0.5, 1.15],
        [0.99, 1.3],
      ] as const
    ).map(([share, limit]) => ({
      what: `time to the first trace over loopback HTTP, p${share * 100}`,
      baseline: plain,
      value: ratio(ours, share),
      relation: 'at most' as const,
      limit,
      unit: '×',
    }));
    return {
      tables: [
        {
          title: `${count} rounds of ${requests} turns each, one after the other, in µs`,
          columns: ['', 'p50', '× plain', 'p99', '× plain'],
          rows,
        },
      ],
      goals,
      plots: [],
    };
  },
};
