import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { BenchConfig, Section, SectionResult } from '../harness/Section';
import { describeRun } from './describeRun';
import { markdownTable } from './markdownTable';
import { mergeGoals } from './mergeGoals';
import { drawPlot } from './plot/drawPlot';
import { blockOf, replaceBlock } from './replaceBlock';

/** Where a result goes. */
export interface ReportPlace {
  /** The folder of the repository. */
  readonly root: string;
  /** The ids of all sections, in the order of the page. */
  readonly order: readonly string[];
}

/**
 * Writes a result into its blocks of `docs/performance.md`, and its plots into `docs/plots`; of a quick
 * run it only shows that it could.
 */
export const writeReport = async (
  { order, root }: ReportPlace,
  { id, packages }: Pick<Section, 'id' | 'packages'>,
  { goals, plots, tables }: SectionResult,
  config: BenchConfig,
): Promise<void> => {
  const path = join(root, 'docs', 'performance.md');
  const page = await readFile(path, 'utf8');
  const block = [
    ...tables.map((table) => `**${table.title}**\n\n${markdownTable(table)}`),
    ...plots.map(({ name, title }) => `![${title}](plots/${name}.svg)`),
    describeRun(root, packages, config),
  ].join('\n\n');
  const written = replaceBlock(
    replaceBlock(page, id, block),
    'goals',
    `${mergeGoals(blockOf(page, 'goals'), { goals, id, order })}\n\n${goalsNote}`,
  );
  const style = await resolveConfig(path);
  const tidy = await format(written, { ...style, filepath: path });
  const drawn = plots.map((plot) => [`${plot.name}.svg`, drawPlot(plot)] as const);
  if (config.quick) return;

  await writeFile(path, tidy);
  const folder = join(root, 'docs', 'plots');
  await mkdir(folder, { recursive: true });
  for (const [name, svg] of drawn) await writeFile(join(folder, name), svg);
};

const goalsNote =
  '_The ratios are medians. When, where and with which versions a row was measured stands below the ' +
  'figures of its section._';
