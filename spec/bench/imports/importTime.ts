import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The two module systems of Node. */
export type ModuleSystem = 'ESM' | 'CommonJS';

/** What one import took, in milliseconds. */
export interface ImportTime {
  /** Inside the process, around the import. */
  readonly imported: number;
  /** From before the process started until it had ended. */
  readonly process: number;
}

const inputTypes = { ESM: 'module', CommonJS: 'commonjs' } as const;

const textOf = (system: ModuleSystem, name: string, member: string): string => `
  const from = performance.now();
  const module = ${system === 'ESM' ? 'await import' : 'require'}('${name}');
  const imported = performance.now() - from;
  if (typeof module['${member}'] !== 'function') throw new Error('${name} has no ${member}');
  process.stdout.write(String(imported));
`;

/**
 * Imports a package in a process of its own, which ends behind it.
 *
 * @param folder - Where the package is looked for.
 * @param member - A function that it must export.
 */
export const importTime = async (
  folder: string,
  system: ModuleSystem,
  name: string,
  member: string,
): Promise<ImportTime> => {
  const args = [`--input-type=${inputTypes[system]}`, '--eval', textOf(system, name, member)];
  const from = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
  return { imported: Number(stdout), process: performance.now() - from };
};
