import { fileURLToPath } from 'node:url';
import type { Goal, Section, Table } from '../harness/Section';
import { formatFigure } from '../report/formatFigure';
import { bundleSize } from './bundleSize';
import type { BundleSize } from './bundleSize';
import { everything, features, named, operators, packages, peers } from './whatIsBundled';

// From `.build`, where the benchmark runs.
const root = fileURLToPath(new URL('../../..', import.meta.url));
const bench = fileURLToPath(new URL('..', import.meta.url));

type Size = Pick<BundleSize, 'compressed' | 'minified'>;

const columns = ['', 'minified, kB', 'compressed, kB'];
const ours = 'a client and four operators';

const row = (name: string, { compressed, minified }: Size): readonly string[] => [
  name,
  formatFigure(minified),
  formatFigure(compressed),
];

const less = (whole: Size, part: Size): Size => ({
  minified: whole.minified - part.minified,
  compressed: whole.compressed - part.compressed,
});

const ofOurs = (source: string, external: readonly string[] = []): Promise<BundleSize> =>
  bundleSize({ source, external, folder: root });

const tableOfPeers = async (
  whole: Size,
  others: Readonly<Record<string, string>>,
): Promise<Table> => {
  // Angular's builder asks for it.
  const es2015 = { folder: root, source: named, conditions: ['es2015', 'module'] };
  const rows = [
    row(ours, whole),
    row(`the same, with the ES2015 build of RxJS`, await bundleSize(es2015)),
  ];
  for (const [name, source] of Object.entries(others)) {
    rows.push(row(name, await bundleSize({ source, folder: bench })));
  }
  return { title: 'Everything included', columns, rows };
};

const tableOfPackages = async (whole: Size, own: Size): Promise<Table> => {
  const rows = [row('our own code', own)];
  // io-ts alone imports fp-ts.
  for (const part of [['rxjs'], ['io-ts', 'fp-ts'], ['eventsource-parser']]) {
    rows.push(row(part.join(', '), less(whole, await ofOurs(named, part))));
  }
  return {
    title: `What each part takes of ${ours}: what the bundle loses without it`,
    columns,
    rows,
  };
};

/** Bytes are known of each file, and how far they can be compressed of the whole alone. */
const tableOfRooms = ({ compressed, files, minified }: BundleSize): Table => {
  const rooms = Object.entries(files).flatMap(
    ([path, size]): readonly (readonly [string, number])[] => {
      const room = /dist\/shared\/(\w+)\.js$/.exec(path)?.[1];
      return room === undefined ? [] : [[room, size]];
    },
  );
  return {
    title: 'Our own code in it, room by room; compressed, in proportion',
    columns,
    rows: rooms.map(([room, size]) =>
      row(`\`lib/${room}\``, { minified: size, compressed: (size / minified) * compressed }),
    ),
  };
};

const tableOfFeatures = async (names: readonly string[]): Promise<Table> => {
  const alone = await ofOurs(features.client);
  const rows = [row('`createClient` alone', alone)];
  for (const name of names) {
    const both = await ofOurs(`${features.client} export { ${name} } from 'voiceflow-rx';`);
    rows.push(row(`+ \`${name}\``, less(both, alone)));
  }
  rows.push(row('all of the main entry', await ofOurs(everything)));
  rows.push(row('`createHandler` of `./server` alone', await ofOurs(features.handler)));
  return { title: 'What each name adds to a client, with what it needs', columns, rows };
};

const goal = (what: string, baseline: string, { compressed }: Size, limit: number): Goal => ({
  ...{ what, baseline, limit, value: compressed },
  relation: 'at most',
  unit: 'kB',
});

/** What a page has to load: minified and compressed bundles. */
export const sizeSection: Section = {
  id: 'size',
  title: 'What a page has to load',
  packages: ['voiceflow-rx', ...packages, '@ag-ui/client', 'ai', 'esbuild'],
  measure: async ({ quick }) => {
    const whole = await ofOurs(named);
    const own = await ofOurs(named, packages);
    return {
      tables: [
        await tableOfPeers(whole, quick ? {} : peers),
        await tableOfPackages(whole, own),
        tableOfRooms(own),
        await tableOfFeatures(quick ? operators.slice(0, 2) : operators),
      ],
      goals: [
        goal(`bundle of ${ours}, all included`, 'the parts alone: 12.2 kB', whole, 16),
        goal('of it our own code', 'a prototype: 2.3 kB', own, 6),
      ],
      plots: [],
    };
  },
};
