import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';

/** One server process. */
export interface ServerProcess {
  readonly port: number;
  readonly isAlive: () => boolean;
  /** Ends it at once, as a crash does, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** How turns are kept by a {@link ServerProcess}, in ms. */
export interface ServerOptions {
  readonly lease: number;
  /** Of the log. */
  readonly maxWait?: number;
}

// Below the packages that it imports.
const bundle = join(__dirname, '../../../../node_modules/.cache/voiceflow-rx-spec/server.cjs');

/** Builds what {@link startServer} starts; once, for it takes its time. */
export const buildServer = async (): Promise<void> => {
  await build({
    entryPoints: [join(__dirname, 'serverEntry.ts')],
    outfile: bundle,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
};

/** Starts a server process on a free port of 127.0.0.1, with its log in this Redis. */
export const startServer = async (
  redisURL: string,
  { lease, maxWait = 10_000 }: ServerOptions,
): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [bundle, redisURL, String(lease), String(maxWait)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Its adapter writes there of each body that breaks, which is what these specs are about.
  let complaints = '';
  child.stderr.on('data', (text) => (complaints += String(text)));
  let isAlive = true;
  child.once('exit', () => (isAlive = false));
  const said = await Promise.race([
    once(child.stdout, 'data').then(String),
    once(child, 'exit').then(() => ''),
  ]);
  const port = Number(said);
  if (!(port > 0)) throw new Error(`The server did not start: ${complaints}`);
  return {
    port,
    isAlive: () => isAlive,
    kill: async () => {
      if (!isAlive) return;
      const hasEnded = once(child, 'exit');
      child.kill('SIGKILL');
      await hasEnded;
    },
  };
};
