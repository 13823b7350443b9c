import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');

it('docs/examples/quickstart.ts shows both kinds of messages', async () => {
  const args = ['--import', 'tsx', join('docs', 'examples', 'quickstart.ts')];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    timeout: 20_000,
  });

  expect(stderr).toBe('');
  expect(stdout.split('\n')).toEqual([
    'start: ',
    'content: Sydney',
    'content: Sydney is lovely ',
    'content: Sydney is lovely in June.',
    'end: Sydney is lovely in June.',
    'text: Give me a moment…',
    'text: Sydney is lovely in June.',
    '',
  ]);
}, 30_000);
