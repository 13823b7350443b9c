import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { examples } from '../../lib/cli/example/examples';
import { startCli } from '../cli/support/startCli';
import type { CliProcess } from '../cli/support/startCli';

const folder = join(__dirname, '..', '..', 'docs', 'examples');

describe('npm start -- --example', () => {
  let cli: CliProcess | undefined;

  afterEach(async () => {
    cli?.kill('SIGKILL');
    await cli?.exit;
  });

  it('knows every example that there is', () => {
    const files = readdirSync(folder, { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `${entry.name}/main.ts` : entry.name,
    );

    expect(Object.values(examples).sort()).toEqual(files.sort());
  });

  it('runs one, and exits as it does', async () => {
    cli = startCli(['--example', 'quickstart']);

    expect(await cli.exit).toEqual({ code: 0, signal: null });
    expect(cli.written.out).toContain('text: Sydney is lovely in June.\n');
    expect(cli.written.err).toBe('');
  });

  it('ends the example with itself', async () => {
    cli = startCli(['--example', 'travel']);
    await cli.saw('(launch)');
    cli.kill('SIGTERM');

    // The pipes close when nobody holds them any more, the process of the hotels neither.
    expect((await cli.exit).signal).toBeNull();
    expect(cli.written.out).not.toContain('the process of the hotels is gone');
  });
});
