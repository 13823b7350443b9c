import type { Goal, Section } from '../harness/Section';
import { ratioOf } from '../harness/statistics';
import { growthSeries } from './growthSeries';
import { growthTable } from './growthTable';
import { measureGrowth } from './measureGrowth';
import type { Grown, Line } from './measureGrowth';
import { nsAt } from './nsAt';

const accumulate = '`accumulateCompletions`';
const collect = '`collectMessages`';

const peers = {
  'AG-UI `defaultApplyEvents`': 'messages/peers/defaultApplyEvents',
  'AI SDK `readUIMessageStream`': 'messages/peers/readUIMessageStream',
};

const linesByLength = (lengths: readonly number[], sampleDeltas: number): readonly Line[] => {
  const optionsAt = (deltas: number) => ({ deltas, before: 0, sampleDeltas });
  // A million deltas would take the peers hours.
  const ofPeers = {
    at: lengths.filter((length) => length <= 10_000),
    optionsAt: (deltas: number) => ({ deltas, sampleDeltas: sampleDeltas / 10 }),
  };
  return [
    { name: 'the source alone', module: 'messages/subjects/source', at: lengths, optionsAt },
    { name: accumulate, module: 'messages/subjects/accumulateCompletions', at: lengths, optionsAt },
    { name: collect, module: 'messages/subjects/collectMessages', at: lengths, optionsAt },
    ...Object.entries(peers).map(([name, module]) => ({ name, module, ...ofPeers })),
  ];
};

const lineByMessages = (counts: readonly number[], deltas: number, sampleDeltas: number): Line => ({
  name: collect,
  module: 'messages/subjects/collectMessages',
  at: counts,
  optionsAt: (before) => ({ before, deltas, sampleDeltas }),
});

/** By how much a delta's cost differs over messages of these lengths, of which the first is one. */
const flatness = (grown: readonly Grown[], [first = NaN, ...others]: readonly number[]): number => {
  const baseline = nsAt(grown, accumulate, first);
  const times = others.map((length) => ratioOf(nsAt(grown, accumulate, length), baseline).median);
  return Math.max(1, ...times) / Math.min(1, ...times);
};

const goalAgainst = (grown: readonly Grown[], peer: string, length: number): Goal => ({
  what: `a delta of ${length.toLocaleString('en')}: ${peer}`,
  baseline: accumulate,
  value: ratioOf(nsAt(grown, peer, length), nsAt(grown, accumulate, length)).median,
  relation: 'at least',
  limit: 40,
  unit: '×',
});

/** What a delta costs, however long its message is, and however many there are before. */
export const messagesSection: Section = {
  id: 'messages',
  title: 'What a delta costs',
  packages: ['voiceflow-rx', 'rxjs', '@ag-ui/client', 'ai'],
  measure: async (config) => {
    const { quick } = config;
    const sampleDeltas = quick ? 1_000 : 100_000;
    const lengths = quick ? [1_000] : [100, 1_000, 10_000, 100_000, 1_000_000];
    const longest = quick ? 1_000 : 10_000;
    const counts = quick ? [0, 100] : [0, 10, 100, 1_000, 10_000];
    const most = counts.at(-1) ?? NaN;
    const byLength = await measureGrowth(linesByLength(lengths, sampleDeltas), config);
    const byMessages = await measureGrowth([lineByMessages(counts, longest, sampleDeltas)], config);
    const delta = 'ns a delta: median (least – most)';
    return {
      tables: [
        growthTable(`One message of as many deltas, ${delta}`, byLength),
        growthTable(`Behind as many whole messages, ${delta}`, byMessages),
      ],
      goals: [
        {
          what: `${accumulate}: a delta of up to ${lengths.at(-1)?.toLocaleString('en')}`,
          baseline: 'itself, most by least',
          value: flatness(
            byLength,
            lengths.filter((length) => length >= 1_000),
          ),
          relation: 'at most',
          limit: 2,
          unit: '×',
        },
        ...Object.keys(peers).map((peer) => goalAgainst(byLength, peer, longest)),
        {
          what: `${collect}: a delta behind ${most.toLocaleString('en')} messages`,
          baseline: 'behind none',
          value: ratioOf(nsAt(byMessages, collect, most), nsAt(byMessages, collect, 0)).median,
          relation: 'at most',
          limit: 1.5,
          unit: '×',
        },
      ],
      plots: [
        {
          name: 'message-length',
          title: 'What a delta costs, by the length of its message',
          x: { label: 'deltas in the message', logarithmic: true },
          y: { label: 'ns a delta', logarithmic: true },
          series: growthSeries(byLength),
        },
        {
          name: 'messages-before',
          title: 'What a delta costs, by the messages before it',
          // None has no logarithm.
          x: { label: 'whole messages before', logarithmic: false },
          y: { label: 'ns a delta' },
          series: growthSeries(byMessages),
        },
      ],
    };
  },
};
