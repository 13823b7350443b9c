import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { BenchConfig } from '../harness/Section';

const versionOf = (root: string, name: string): string => {
  const path = [join(root, 'spec', 'bench'), root]
    .map((folder) => join(folder, 'node_modules', name, 'package.json'))
    .find(existsSync);
  if (path === undefined) throw new Error(`${name} is not installed`);
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'of no version';
};

/**
 * When, where and with what a section was measured: the line below its figures.
 *
 * @param root - The folder of the repository, where the versions of `packages` are found.
 */
export const describeRun = (
  root: string,
  packages: readonly string[],
  { rounds, warmUp }: Pick<BenchConfig, 'rounds' | 'warmUp'>,
): string => {
  const model = cpus()[0]?.model.trim() ?? '';
  const machine = `${cpus().length} cores of ${model === '' ? 'an unnamed processor' : model}`;
  const versions = packages.map((name) => `${name} ${versionOf(root, name)}`).join(', ');
  const date = new Date().toISOString().slice(0, 10);
  return (
    `_Measured on ${date} with Node ${process.versions.node} on ${machine}; ${versions}; ` +
    `${rounds} rounds after ${warmUp} to warm up, where a table says nothing else._`
  );
};
