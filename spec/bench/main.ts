/**
 * `npm run bench`: what this library costs, and what others do. Measures all sections, or those of
 * `-- --only decode,size`, and writes `docs/performance.md` and its plots.
 *
 * With `-- --quick` it shows that everything runs, and writes nothing.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchConfig } from './harness/Section';
import { formatResult } from './report/formatResult';
import { writeReport } from './report/writeReport';
import { sections } from './sections';

const { values } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const { only, quick } = values;
const order = sections.map(({ id }) => id);
const wanted = only?.split(',') ?? order;
const unknown = wanted.filter((id) => !order.includes(id));
if (unknown.length > 0) {
  throw new Error(`There is no section ${unknown.join(', ')}: there are ${order.join(', ')}`);
}

const config: BenchConfig = quick
  ? { quick, rounds: 1, warmUp: 0 }
  : { quick, rounds: 7, warmUp: 2 };
// From `.build`, where this runs.
const root = fileURLToPath(new URL('../../..', import.meta.url));

if (quick) console.log('Quick: it shows that everything runs. The figures mean nothing.\n');
for (const section of sections) {
  if (!wanted.includes(section.id)) continue;
  const from = performance.now();
  const result = await section.measure(config);
  console.log(formatResult(section, result));
  console.log(`\n(${((performance.now() - from) / 1_000).toFixed(0)} s)\n`);
  await writeReport({ root, order }, section, result, config);
}
