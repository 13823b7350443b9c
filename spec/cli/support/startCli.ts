import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const root = join(__dirname, '..', '..', '..');

/** The command, running in a process of its own. */
export interface CliProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** What was written so far. */
  readonly written: { out: string; err: string };
  /** Its exit code and the signal that ended it, when it is over. */
  readonly exit: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Resolves when `text` was written. */
  readonly saw: (text: string) => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** Starts the command as `npm start` does, in one process, with a silent pipe as its input. */
export const startCli = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): CliProcess => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', ...args], {
    cwd: root,
    // Nothing of the environment of the tests but what finds programs.
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (written.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written.err += chunk.toString()));
  const exit = once(child, 'close').then(() => ({
    code: child.exitCode,
    signal: child.signalCode,
  }));
  return {
    stdin: child.stdin,
    stdout: child.stdout,
    written,
    exit,
    saw: async (text) => {
      while (!written.out.includes(text)) {
        const over = await Promise.race([once(child.stdout, 'data').then(() => false), exit]);
        if (over !== false && !written.out.includes(text)) {
          throw new Error(`Over without ${JSON.stringify(text)}: ${written.out}${written.err}`);
        }
      }
    },
    kill: (signal) => child.kill(signal),
  };
};
