import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { asyncScheduler, defer, firstValueFrom, fromEvent, merge } from 'rxjs';
import { runCommand } from './runCommand';
import { createSpinner } from './terminal/createSpinner';

const { argv, env, stderr, stdin, stdout } = process;

// picocolors takes a CI for a terminal; a log there is read as a file.
const isColorful = pc.isColorSupported && (stdout.isTTY || env['FORCE_COLOR'] !== undefined);

const shutdown$ = defer(() => {
  const signals = ['SIGINT', 'SIGTERM'];
  // Ctrl-C comes twice, from the terminal and from tsx: the second must not cut the first one short.
  for (const signal of signals) process.on(signal, () => undefined);
  return merge(...signals.map((signal) => fromEvent(process, signal)));
});

const exitCode$ = runCommand({
  args: argv.slice(2),
  env,
  stdin,
  stdout,
  stderr,
  colors: pc.createColors(isColorful),
  createSpinner: () => createSpinner(stdout, env),
  scheduler: asyncScheduler,
  shutdown$,
  examplesFolder: fileURLToPath(new URL('../../docs/examples', import.meta.url)),
});

// Set and not forced: what was written gets out.
process.exitCode = await firstValueFrom(exitCode$);
