import { compare } from '../harness/compare';
import type { Comparison } from '../harness/compare';
import type { BenchConfig, Goal, Section } from '../harness/Section';
import { comparisonTable } from './comparisonTable';
import type { DecodeOptions } from './createReader';
import { timesOf } from './timesOf';

const floor = 'the floor';
const floorStream = 'the floor, streamed';
const client = '`createClient`';
const agent = 'AG-UI `HttpAgent`';

type Modules = Readonly<Record<string, string>>;

const own: Modules = {
  [floor]: 'decode/subjects/floor',
  [floorStream]: 'decode/subjects/floorStream',
  '`eventsource-parser` + `JSON.parse`': 'decode/subjects/parsed',
  [client]: 'decode/subjects/client',
};

const peers: Modules = {
  '`fetch-event-source` + `JSON.parse`': 'decode/peers/fetchEventSource',
  '`eventsource-client` + `JSON.parse`': 'decode/peers/eventsourceClient',
  'openai `Stream`': 'decode/peers/openai',
  'AI SDK `parseJsonEventStream`': 'decode/peers/aiSDK',
  'AG-UI, its events alone': 'decode/peers/agui',
};

const agents: Modules = {
  [floorStream]: 'decode/subjects/floorStream',
  [client]: 'decode/subjects/client',
  'AG-UI, its events alone': 'decode/peers/agui',
  [agent]: 'decode/peers/aguiAgent',
};

/** How many times as long as ours they must take; its events alone are not asked for. */
const limits = [
  ['`fetch-event-source` + `JSON.parse`', 1],
  ['`eventsource-client` + `JSON.parse`', 1],
  ['openai `Stream`', 1],
  ['AI SDK `parseJsonEventStream`', 5],
] as const;

const digits = (value: number): string => value.toLocaleString('en');

const goalOf = (
  results: readonly Comparison[],
  chunk: string,
  baseline: string,
  limit: number,
): Goal => ({
  what: `bytes to checked traces, ${chunk} a chunk`,
  baseline,
  value: timesOf(results, client, baseline, 'ms'),
  relation: 'at most',
  limit,
  unit: '×',
});

/** What a peer takes of what ours does: above 1 ours is the faster one. */
const goalAgainst = (results: readonly Comparison[], peer: string, limit: number): Goal => ({
  what: `one frame a chunk: ${peer}`,
  baseline: client,
  value: timesOf(results, peer, client, 'ms'),
  relation: 'at least',
  limit,
  unit: '×',
});

const measureTurns = (
  modules: Modules,
  options: DecodeOptions,
  config: BenchConfig,
): Promise<readonly Comparison[]> =>
  compare(
    Object.entries(modules).map(([name, module]) => ({ name, module, options })),
    config,
  );

/** What it takes from the bytes of a turn to its traces. */
export const decodeSection: Section = {
  id: 'decode',
  title: 'From bytes to traces',
  packages: [
    'voiceflow-rx',
    'eventsource-parser',
    '@microsoft/fetch-event-source',
    'eventsource-client',
    'openai',
    'ai',
    'zod',
    '@ag-ui/client',
  ],
  measure: async (config) => {
    const { quick } = config;
    const count = quick ? 1_000 : 200_000;
    const short = quick ? { count: 50, turns: 2 } : { count: 200, turns: 1_000 };
    const measure = (modules: Modules, options: DecodeOptions) =>
      measureTurns(modules, { ...options, time: quick ? 0 : 1_500 }, config);

    const large = await measure(quick ? own : { ...own, ...peers }, { count, delivery: '64 KiB' });
    // Between the others: of the peers it tells nothing new.
    const medium = quick ? [] : await measure(own, { count, delivery: '1 KiB' });
    const single = await measure({ ...own, ...peers }, { count, delivery: 'one frame' });
    const turns = await measure(agents, { ...short, delivery: 'one frame' });

    const tableOf = (results: readonly Comparison[], title: string, baselines: readonly string[]) =>
      comparisonTable({ title, field: 'ms', unit: 'ms', results, baselines });
    const baselines = [floor, floorStream, client];
    const turn = `A turn of ${digits(count)} frames`;
    return {
      tables: [
        tableOf(large, `${turn}, 64 KiB a chunk`, baselines),
        ...(quick ? [] : [tableOf(medium, `${turn}, 1 KiB a chunk`, baselines)]),
        tableOf(single, `${turn}, one frame a chunk`, baselines),
        tableOf(
          turns,
          `${digits(short.turns)} turns of ${digits(short.count)} frames, one frame a chunk`,
          [floorStream, client],
        ),
      ],
      goals: [
        goalOf(large, '64 KiB', floor, 1.25),
        goalOf(single, 'one frame', floorStream, 1.15),
        ...limits.map(([peer, limit]) => goalAgainst(single, peer, limit)),
        goalAgainst(turns, agent, 4),
      ],
      plots: [],
    };
  },
};
