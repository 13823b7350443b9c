import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');

it('npm run bench -- --quick measures each operator', async () => {
  const args = ['--import', 'tsx', join('spec', 'bench', 'main.ts'), '--quick'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    timeout: 80_000,
  });

  expect(stderr).toBe('');
  expect(stdout).toContain(process.version);
  expect(stdout).toMatch(/^sentence +200 +500 +675 +275$/m);
  expect(stdout.match(/^ +[\d,]+ +[\d.]+ +-?[\d.]+ +\d+$/gm)).toHaveLength(10);
  // The numbers are the machine's: what counts here is that each row has them.
  for (const operator of ['the source alone', 'accumulateCompletions()', 'collectMessages()']) {
    const rows = stdout.split('\n').filter((line) => line.startsWith(operator));

    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const row of rows) expect(row).toMatch(/( +[\d,]+){4} – [\d,]+ +[\d.]+$/);
  }
}, 90_000);
