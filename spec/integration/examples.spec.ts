import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');

/** What an example writes, line by line. */
const linesOf = async (name: string): Promise<readonly string[]> => {
  const args = ['--import', 'tsx', join('docs', 'examples', name)];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: root,
    timeout: 20_000,
  });
  expect(stderr).toBe('');
  return stdout.split('\n');
};

it('docs/examples/quickstart.ts shows both kinds of messages', async () => {
  expect(await linesOf('quickstart.ts')).toEqual([
    'start: ',
    'content: Sydney',
    'content: Sydney is lovely ',
    'content: Sydney is lovely in June.',
    'end: Sydney is lovely in June.',
    'text: Give me a moment…',
    'text: Sydney is lovely in June.',
    '',
  ]);
});

it('docs/examples/pipeline.ts makes a list of messages', async () => {
  expect(await linesOf('pipeline.ts')).toEqual([
    'attempt 1: The service answered 429: busy',
    'completed: 9 traces, 4 of them deltas',
    '1. Give me a moment…',
    '2. Your flight leaves at nine.',
    '3. [Change it] [Thanks]',
    '',
  ]);
});

it('docs/examples/survive.ts goes on with a turn that is cut twice', async () => {
  const cutAfter = (id: number) =>
    `[reconnecting: After ${id} events (the last has id ${id}), the connection broke before the end ` +
    'event; the turn may still be running]';

  expect(await linesOf('survive.ts')).toEqual([
    ...['[connecting]', '[open]', cutAfter(3)],
    ...['[connecting]', '[open]', cutAfter(4)],
    ...['[connecting]', '[open]'],
    'Your bag is on its way from London to Sydney, and will be there at nine. (the agent ran 1 time)',
    '[closed: completed]',
    '',
  ]);
});

it('docs/examples/travel is a conversation with an agent made of three', async () => {
  expect(await linesOf('travel/main.ts')).toEqual([
    '(launch)',
    'otherwise: I know about flights and hotels.',
    'otherwise: [A flight to Sydney] [A flight to Oslo]',
    'you: A flight to Sydney, paid with 4111 1111 1111 1111',
    'flights: There is a seat to Sydney on June 2nd, at nine. I have put it aside for you.',
    'flights/remote: The Harbour Inn has a room. Call [a number], or say yes and I will.',
    'flights/remote: [Yes] [No]',
    'you: Yes',
    'hotels/remote: I have called: the room is yours.',
    '(the process of the hotels is gone)',
    '(launch)',
    'otherwise: I know about flights and hotels.',
    'otherwise: [A flight to Sydney] [A flight to Oslo]',
    'you: A hotel in Oslo',
    'hotels: I cannot reach the hotels. I will write to you.',
    '',
  ]);
});
