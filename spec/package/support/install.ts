import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What stands beside the package where it is used; Node's types for those who run it in Node. */
const beside = [
  ...['eventsource-parser', 'fp-ts', 'io-ts', 'rxjs', '@sinonjs/fake-timers', 'vitest'],
  ...['@types/node', 'undici-types', '@angular', 'happy-dom'],
];

/**
 * Packs what `npm run build` has built and unpacks it in a project of its own, outside the tree.
 *
 * Its neighbours are links to ours, so that nothing is downloaded.
 */
export default (): void => {
  const root = resolve(__dirname, '..', '..', '..');
  const project = mkdtempSync(join(tmpdir(), 'voiceflow-rx-'));
  const home = join(project, 'node_modules', 'voiceflow-rx');
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

  run('npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', project);
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  mkdirSync(home, { recursive: true });
  run('tar', '-xzf', join(project, tarball), '--strip-components', '1', '-C', home);

  for (const name of beside) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link, 'junction');
  }
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  process.env['VOICEFLOW_RX_PROJECT'] = project;
  process.env['VOICEFLOW_RX_TARBALL'] = join(project, tarball);
};
