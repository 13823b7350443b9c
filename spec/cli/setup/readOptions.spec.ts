import { readOptions } from '../../../lib/cli/setup/readOptions';

const read = (...args: readonly string[]) => {
  let out = '';
  let err = '';
  const options = readOptions(args, {
    writeOut: (text) => (out += text),
    writeErr: (text) => (err += text),
  });
  return { options, out, err };
};

describe('readOptions', () => {
  it('asks for a talk where nothing is given', () => {
    expect(read()).toEqual({
      options: { port: 8787, say: [], serve: false, traces: false },
      out: '',
      err: '',
    });
  });

  it('takes what to say, in order, and who says it', () => {
    const { options } = read('--say', 'one', '--user', 'ada', '--say=two');

    expect(options).toMatchObject({ say: ['one', 'two'], user: 'ada' });
  });

  it('takes a port to serve on', () => {
    expect(read('--serve').options).toMatchObject({ serve: true, port: 8787 });
    expect(read('--serve', '--port', '0').options).toMatchObject({ port: 0 });
    expect(read('--port', '65535', '--serve').options).toMatchObject({ port: 65_535 });
  });

  it('takes an example to run, and nothing beside it', () => {
    expect(read('--example', 'travel').options).toMatchObject({ example: 'travel' });
    for (const other of [['--say', 'x'], ['--serve'], ['--traces'], ['--user', 'ada']]) {
      const { err, options } = read('--example', 'travel', ...other);
      expect(options).toEqual({ exitCode: 2 });
      expect(err).toContain('--example');
    }
  });

  it('names the examples that there are', () => {
    const { err, options } = read('--example', 'nonsense');

    expect(options).toEqual({ exitCode: 2 });
    expect(err).toContain('Allowed choices are pipeline, quickstart, survive, travel.');
  });

  it('explains itself', () => {
    const { options, out, err } = read('--help');

    expect(options).toEqual({ exitCode: 0 });
    expect(err).toBe('');
    expect(out).toContain('Usage: npm start -- [options]');
    for (const name of [
      '--say',
      '--traces',
      '--serve',
      '--port',
      '--user',
      '--example',
      'VOICEFLOW_API_KEY',
      'NO_COLOR',
    ]) {
      expect(out).toContain(name);
    }
  });

  it('fits into 100 columns', () => {
    const { out } = read('--help');

    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it.each([
    [['--bogus'], '--bogus'],
    [['extra'], 'too many arguments'],
    [['--say'], 'argument missing'],
    [['--serve', '--port', '65536'], '0 to 65535'],
    [['--serve', '--port', '-1'], '0 to 65535'],
    [['--serve', '--port', '80.5'], '0 to 65535'],
    [['--serve', '--port', ''], '0 to 65535'],
    [['--port', '8787'], "'--port' goes with '--serve' only"],
    [['--serve', '--say', 'x'], 'cannot be used with'],
    [['--serve', '--traces'], 'cannot be used with'],
  ])('refuses %j', (args, complaint) => {
    const { options, out, err } = read(...args);

    expect(options).toEqual({ exitCode: 2 });
    expect(out).toBe('');
    expect(err).toContain(complaint);
    expect(err).toMatch(/^error: [^\n]+\n$/);
  });
});
