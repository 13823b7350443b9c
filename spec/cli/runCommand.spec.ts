import { PassThrough } from 'node:stream';
import pc from 'picocolors';
import { NEVER } from 'rxjs';
import { runCommand } from '../../lib/cli/runCommand';
import type { Environment } from '../../lib/cli/setup/Environment';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { spyOn } from '../../lib/testing';

const project = { VOICEFLOW_API_KEY: 'VF.DM.secret', VOICEFLOW_PROJECT_ID: 'p1' };

interface Given {
  readonly env?: Environment;
  /** Which of the streams are a terminal. */
  readonly terminals?: readonly ('stdin' | 'stdout')[];
  readonly examplesFolder?: string;
}

/** Runs the command on streams in memory, and on a clock of its own. */
const run = (args: readonly string[], given: Given = {}) => {
  const { env = {}, examplesFolder = 'nowhere', terminals = [] } = given;
  const { advance, scheduler, timers } = createClock();
  const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY, columns: 100 });
  const stdin = stream(terminals.includes('stdin'));
  const stdout = stream(terminals.includes('stdout'));
  const stderr = new PassThrough();
  const written = { out: '', err: '' };
  stdout.on('data', (chunk: Buffer) => (written.out += chunk.toString()));
  stderr.on('data', (chunk: Buffer) => (written.err += chunk.toString()));
  const codes = spyOn(
    runCommand({
      args,
      colors: pc.createColors(false),
      createSpinner: () => ({ start: () => undefined, stop: () => undefined }),
      env,
      examplesFolder,
      scheduler,
      shutdown$: NEVER,
      stderr,
      stdin,
      stdout,
    }),
  );
  const pass = async (ms: number) => {
    for (let time = 0; time < ms; time += 20) await advance(20);
  };
  return { codes, pass, stderr, stdin, stdout, timers, written };
};

describe('runCommand', () => {
  expectNoUnhandledRejection();

  it('plays the script without a terminal, through the whole stack', async () => {
    const { codes, pass, written } = run([]);
    await pass(8000);

    expect(codes).toMatchObject({ values: [0], completed: true, errors: [] });
    expect(written.err).toBe('');
    expect(written.out.split('\n').filter((line) => line.startsWith('> '))).toEqual([
      '> (launch)',
      '> What can you do?',
      '> 1 (Baggage)',
      '> (no reply)',
      '> (goodbye)',
    ]);
    expect(written.out).toMatch(/ms {2}Give me a moment\.\.\. \(\+\d+ ms\)\n/);
    expect(written.out).toMatch(/\+12\d\d ms {2}debug {7}api: API call successfully triggered\n/);
    expect(
      written.out.match(/first trace \d+ ms, first words \d+ ms, whole turn \d+ ms/g),
    ).toHaveLength(5);
  });

  it('does not read an input that is no terminal', async () => {
    const { codes, pass, stdin } = run(['--say', 'bye']);
    await pass(2000);

    expect(codes.values).toEqual([0]);
    expect(stdin.readableFlowing).toBeNull();
  });

  it.each(['stdin', 'stdout'] as const)(
    'plays the script where only %s is a terminal',
    async (one) => {
      const { codes, pass, written } = run([], { terminals: [one] });
      await pass(8000);

      expect(codes.values).toEqual([0]);
      expect(written.out).toContain('> (goodbye)\n');
    },
  );

  it('chats in a terminal, and quits', async () => {
    const { codes, pass, stdin, written } = run([], { terminals: ['stdin', 'stdout'] });
    await pass(2000);
    stdin.write('goodbye\r');
    await pass(500);

    expect(codes).toMatchObject({ values: [0], completed: true });
    expect(written.out).toMatch(/Got it, your flight is booked/);
    expect(written.out).toMatch(/Goodbye, and have a good flight! \(\+\d+ ms\)\n[^]*over\.\n$/);
    expect(stdin.readableFlowing).toBe(false);
  });

  it('plays what it is given to say, in a terminal too', async () => {
    const { codes, pass, written } = run(['--say', 'bye'], { terminals: ['stdin', 'stdout'] });
    await pass(2000);

    expect(codes.values).toEqual([0]);
    expect(written.out).toContain('> bye\n');
  });

  it('gives up without a word, and stops the turn, when nobody reads on', async () => {
    const { codes, pass, stdout, timers, written } = run([]);
    await pass(500);
    stdout.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await flush();

    expect(codes).toMatchObject({ values: [0], completed: true });
    expect(written.err).toBe('');
    expect(timers()).toBe(0);
  });

  it('survives that lost output is reported again', async () => {
    const { codes, stderr, stdout } = run([]);
    for (const stream of [stderr, stdout, stdout]) stream.emit('error', new Error('lost'));
    await flush();

    expect(codes).toMatchObject({ values: [1], errors: [] });
  });

  it('fails where the output is lost in another way', async () => {
    const { codes, stdout, written } = run([]);
    stdout.destroy(new Error('disk full'));
    await flush();

    expect(codes.values).toEqual([1]);
    expect(written.err).toBe('Error: disk full\n');
  });

  it('fails where a turn fails, without showing the key', async () => {
    const fetch = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('VF.DM.secret'));
    const { codes, pass, written } = run([], { env: project });
    await pass(100);
    fetch.mockRestore();

    expect(codes.values).toEqual([1]);
    expect(written.out).toMatch(/^voiceflow-rx {2}Project p1\.\n> \(launch\)\nError: .*\n/);
    expect(written.out + written.err).not.toContain('secret');
  });

  it.each<[readonly string[], Environment, string]>([
    [['--bogus'], {}, "error: unknown option '--bogus'\n"],
    [[], { VOICEFLOW_PROJECT_ID: 'p1' }, 'Error: VOICEFLOW_PROJECT_ID is set, but not'],
    [[], { ...project, VOICEFLOW_API_KEY: 'Bearer secret' }, 'Error: VOICEFLOW_API_KEY must be'],
    [[], { ...project, VOICEFLOW_BASE_URL: 'nowhere' }, 'Error: VOICEFLOW_BASE_URL must be'],
    [['--user', '..'], {}, 'Error: --user must not be'],
  ])('refuses %j with %j before anything is sent', async (args, env, complaint) => {
    const { codes, written } = run(args, { env });
    await flush();

    expect(codes.values).toEqual([2]);
    expect(written.out).toBe('');
    expect(written.err).toContain(complaint);
    expect(written.err).not.toContain('secret');
  });

  it('helps', async () => {
    const { codes, written } = run(['--help']);
    await flush();

    expect(codes.values).toEqual([0]);
    expect(written.out).toMatch(/^Usage: npm start/);
  });
});
