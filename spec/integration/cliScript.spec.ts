import { startCli } from '../cli/support/startCli';
import type { CliProcess } from '../cli/support/startCli';

describe('npm start without a terminal', () => {
  const started: CliProcess[] = [];

  const start = (...args: Parameters<typeof startCli>): CliProcess => {
    const cli = startCli(...args);
    started.push(cli);
    return cli;
  };

  afterAll(async () => {
    for (const cli of started) cli.kill('SIGKILL');
    await Promise.all(started.map(({ exit }) => exit));
  });

  it('plays the script and exits, while its input stays open and silent', async () => {
    const cli = start([]);

    expect(await cli.exit).toEqual({ code: 0, signal: null });
    expect(cli.stdin.writableEnded).toBe(false);
    expect(cli.written.err).toBe('');
    expect(cli.written.out).toMatch(/^voiceflow-rx {2}The embedded travel agent, offline\./);
    expect(cli.written.out.match(/^> /gm)).toHaveLength(5);
    expect(
      cli.written.out.match(/first trace \d+ ms, first words \d+ ms, whole turn \d+ ms$/gm),
    ).toHaveLength(5);
    expect(cli.written.out).not.toContain('\u001B');
  });

  it('leaves what is piped in alone, and says what it is told to', async () => {
    const cli = start(['--say', 'Do you sell tea?', '--say', 'bye']);
    cli.stdin.end('help\n');

    expect(await cli.exit).toEqual({ code: 0, signal: null });
    expect(cli.written.out.match(/^> .*$/gm)).toEqual([
      '> (launch)',
      '> Do you sell tea?',
      '> bye',
    ]);
    expect(cli.written.out).toContain('I understood “Do you sell tea?”');
  });

  it('exits quietly when nobody reads on', async () => {
    const cli = start([]);
    await cli.saw('Give me a moment');
    cli.stdout.destroy();

    expect(await cli.exit).toEqual({ code: 0, signal: null });
    expect(cli.written.err).toBe('');
  });

  it('writes colours to a pipe only where they are asked for', async () => {
    const plain = start(['--say', 'bye'], { CI: 'true' });
    const colored = start(['--say', 'bye'], { FORCE_COLOR: '1' });
    await Promise.all([plain.exit, colored.exit]);

    expect(plain.written.out).toContain('Goodbye');
    expect(plain.written.out).not.toContain('\u001B');
    expect(colored.written.out).toContain('\u001B[2m');
  });

  it('explains itself', async () => {
    const cli = start(['--help']);

    expect(await cli.exit).toEqual({ code: 0, signal: null });
    expect(cli.written.out).toContain('--serve');
  });

  it('refuses what it does not know', async () => {
    const cli = start(['--bogus']);

    expect(await cli.exit).toEqual({ code: 2, signal: null });
    expect(cli.written).toEqual({ out: '', err: "error: unknown option '--bogus'\n" });
  });
});
