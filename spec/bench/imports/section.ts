import { fileURLToPath } from 'node:url';
import type { Goal, Section } from '../harness/Section';
import { ratioOf, spreadOf } from '../harness/statistics';
import type { Spread } from '../harness/statistics';
import { formatFigure } from '../report/formatFigure';
import { importTime } from './importTime';
import type { ImportTime, ModuleSystem } from './importTime';

// From `.build`, where the benchmark runs. Both packages are found from here, RxJS the same copy.
const root = fileURLToPath(new URL('../../..', import.meta.url));

const systems: readonly ModuleSystem[] = ['ESM', 'CommonJS'];

/** The main entry imports RxJS itself, so that the ratio can hardly be below one. */
const packages = { rxjs: 'Observable', 'voiceflow-rx': 'createClient' } as const;

type Measured = Readonly<Record<keyof typeof packages, readonly ImportTime[]>>;

const measureSystem = async (
  system: ModuleSystem,
  rounds: number,
  warmUp: number,
): Promise<Measured> => {
  const measured = { rxjs: [] as ImportTime[], 'voiceflow-rx': [] as ImportTime[] };
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of ['rxjs', 'voiceflow-rx'] as const) {
      const time = await importTime(root, system, name, packages[name]);
      if (round >= 0) measured[name].push(time);
    }
  }
  return measured;
};

const spreadText = ({ max, median, min }: Spread): string =>
  `${formatFigure(median)} (${formatFigure(min)} – ${formatFigure(max)})`;

const rowsOf = (system: ModuleSystem, measured: Measured): readonly (readonly string[])[] =>
  (['rxjs', 'voiceflow-rx'] as const).map((name) => {
    const ofName = (field: keyof ImportTime) => measured[name].map((time) => time[field]);
    const ratio = ratioOf(
      ofName('imported'),
      measured.rxjs.map(({ imported }) => imported),
    );
    return [
      `\`${name}\`, ${system}`,
      spreadText(spreadOf(ofName('imported'))),
      formatFigure(ratio.median),
      spreadText(spreadOf(ofName('process'))),
    ];
  });

const goalOf = (system: ModuleSystem, measured: Measured): Goal => ({
  what: `import of the main entry in Node, ${system}`,
  baseline: '`rxjs` alone',
  value: ratioOf(
    measured['voiceflow-rx'].map(({ imported }) => imported),
    measured.rxjs.map(({ imported }) => imported),
  ).median,
  relation: 'at most',
  limit: 1.5,
  unit: '×',
});

/** What a Node process waits for the import: each sample is a process of its own. */
export const importsSection: Section = {
  id: 'imports',
  title: 'What an import takes',
  packages: ['voiceflow-rx', 'rxjs', 'io-ts', 'fp-ts', 'eventsource-parser'],
  measure: async ({ quick, rounds, warmUp }) => {
    const count = quick ? rounds : Math.max(rounds, 21);
    const rows: (readonly string[])[] = [];
    const goals: Goal[] = [];
    for (const system of systems) {
      const measured = await measureSystem(system, count, warmUp);
      rows.push(...rowsOf(system, measured));
      goals.push(goalOf(system, measured));
    }
    const title = `${count} processes each, in turn: median, least and most`;
    const columns = ['', 'the import, ms', '× `rxjs`', 'the whole process, ms'];
    return { tables: [{ title, columns, rows }], goals, plots: [] };
  },
};
