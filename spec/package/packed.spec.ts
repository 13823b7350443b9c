import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { doors, installed, root } from './support/installed';

const { home, tarball } = installed();
const bin = (name: string) => join(root, 'node_modules', '.bin', name);

const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(join(home, file)).isFile())
  .map((file) => file.split(sep).join('/'))
  .sort();
const textOf = (file: string) => readFileSync(join(home, file), 'utf8');

const code = ['cjs', 'js'];
const types = ['d.cts', 'd.ts'];
const rooms = ['agents', 'client', 'errors', 'operators', 'protocol', 'server', 'testing'];
const shared = { code: [...rooms, 'wire'], types: rooms };
const named = (folder: string, names: readonly string[], extensions: readonly string[]) =>
  names.flatMap((name) => extensions.map((extension) => `${folder}/${name}.${extension}`));

describe('the packed package', () => {
  it('holds the doors, what they share, and nothing else', () => {
    expect(files).toEqual(
      [
        ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
        ...named('dist', Object.keys(doors), [...code, ...types]),
        ...named('dist/shared', shared.code, code),
        ...named('dist/shared', shared.types, types),
      ].sort(),
    );
  });

  it('has a door a folder that has one, in exports', () => {
    const manifest: unknown = JSON.parse(textOf('package.json'));
    const door = (name: string) => ({
      import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
      require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
    });

    expect(manifest).toMatchObject({
      name: 'voiceflow-rx',
      license: 'MIT',
      sideEffects: false,
      engines: { node: '>=20' },
      exports: {
        '.': door('index'),
        './server': door('server'),
        './testing': door('testing'),
        './package.json': './package.json',
      },
    });
    expect(manifest).not.toHaveProperty('private');
  });

  it('has every class once in each module system', () => {
    const definitions = (extension: RegExp) =>
      files
        .filter((file) => extension.test(file))
        .flatMap((file) => [...textOf(file).matchAll(/^class (\w+)/gm)].map(([, name]) => name));
    const classes = readdirSync(join(root, 'lib', 'errors'))
      .filter((file) => file.endsWith('Error.ts') && file !== 'StreamError.ts')
      .map((file) => file.replace('.ts', ''));

    expect(definitions(/\.js$/).sort()).toEqual(classes.sort());
    expect(definitions(/\.cjs$/).sort()).toEqual(classes.sort());
  });

  it('imports no Node built-in, and fp-ts for its types only', () => {
    const specifiers = files
      .filter((file) => /\.c?js$/.test(file))
      // What stands at the begin of a line: a spec that is written to a string has imports too.
      .flatMap((file) => [
        ...textOf(file).matchAll(/^(?:import|export|const|\}).*(?:from |require\()'([^'.]+)'/gm),
      ])
      .map(([, specifier]) => specifier);

    expect([...new Set(specifiers)].sort()).toEqual([
      'eventsource-parser',
      'io-ts',
      'rxjs',
      'rxjs/testing',
    ]);
  });

  it('is as publint wants it', () => {
    const report = execFileSync(bin('publint'), ['run', tarball, '--strict'], { encoding: 'utf8' });

    expect(report).toContain('All good!');
  });

  it('has types that are right for every door, in every resolution', () => {
    const report = execFileSync(bin('attw'), [tarball, '--format', 'json'], { encoding: 'utf8' });

    expect(JSON.parse(report)).toMatchObject({
      analysis: {
        problems: [],
        entrypoints: Object.fromEntries(
          ['.', './server', './testing', './package.json'].map((door) => [door, expect.anything()]),
        ),
      },
    });
  });
});
