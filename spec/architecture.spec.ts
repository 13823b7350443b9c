import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { importsOf } from './support/importsOf';
import type { Import } from './support/importsOf';

interface Room {
  /** The rooms it may import. */
  readonly rooms: readonly string[];
  /** What it may import from outside. */
  readonly packages?: readonly string[];
  /** What it may import types of, and nothing else. */
  readonly types?: readonly string[];
}

/** Nothing outside this table is allowed. Why fp-ts gives types only: see CONTRIBUTING. */
const house: Readonly<Record<string, Room>> = {
  errors: { rooms: [], types: ['rxjs'] },
  wire: { rooms: ['errors'], packages: ['eventsource-parser'] },
  protocol: {
    rooms: ['errors', 'wire'],
    packages: ['io-ts'],
    types: ['fp-ts'],
  },
  client: { rooms: ['errors', 'wire', 'protocol'], packages: ['rxjs'] },
  operators: { rooms: ['errors', 'protocol'], packages: ['rxjs'], types: ['fp-ts'] },
  agents: { rooms: ['errors', 'protocol', 'operators'], packages: ['rxjs'] },
  server: {
    rooms: ['errors', 'wire', 'protocol', 'operators', 'agents'],
    packages: ['rxjs'],
  },
  testing: {
    rooms: ['errors', 'wire', 'protocol', 'client', 'operators', 'agents', 'server'],
    packages: ['rxjs', 'rxjs/testing'],
  },
  cli: {
    rooms: [],
    packages: ['rxjs', '@hono/node-server', 'commander', 'hono', 'picocolors', 'yocto-spinner'],
  },
};

const root = resolve(__dirname, '..');
const doors = ['lib/index.ts', 'lib/server/index.ts', 'lib/testing/index.ts'];
const behindFrontDoor = ['errors', 'wire', 'protocol', 'client', 'operators', 'agents'];

const pathOf = (file: string) => relative(root, file).split(sep).join('/');
const sourcesOf = (folder: string) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        // The benchmark is a package of its own, and may be installed and built.
        .filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !/node_modules|\.build/.test(file))
        .map((file) => pathOf(join(root, folder, file)))
        .sort()
    : [];
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
const linesOf = (path: string) => textOf(path).replace(/\n$/, '').split('\n').length;
const roomOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1] ?? '';

const libFiles = sourcesOf('lib');
const specFiles = sourcesOf('spec');
const imports = libFiles.flatMap((path) => importsOf(root, path));
const inside = imports.filter(({ ours }) => ours);
const outside = imports.filter(({ ours }) => !ours);
const show = ({ from, to, typeOnly }: Import) => `${from} → ${to}${typeOnly ? ' (types)' : ''}`;

describe('lib', () => {
  it('has the rooms of the house, and nothing beside them but the front door', () => {
    const places = new Set(libFiles.map((path) => roomOf(path) || path));

    expect([...places].filter((place) => !(place in house) && place !== 'lib/index.ts')).toEqual(
      [],
    );
  });

  it('imports files that exist', () => {
    expect(inside.filter(({ to }) => !libFiles.includes(to)).map(show)).toEqual([]);
  });

  it('imports only the rooms of its row', () => {
    const wrong = inside.filter(({ from, to }) => {
      const [own, other] = [roomOf(from), roomOf(to)];
      if (own === other) return false;
      if (own === 'cli') return !doors.includes(to);
      return !(from === 'lib/index.ts' ? behindFrontDoor : house[own]?.rooms)?.includes(other);
    });

    expect(wrong.map(show)).toEqual([]);
  });

  it('imports only the packages of its row', () => {
    const wrong = outside.filter(({ from, to, typeOnly }) => {
      const own = roomOf(from);
      const { packages = [], types = [] } = house[own] ?? {};
      if (own === 'cli' && isBuiltin(to)) return false;
      return !packages.includes(to) && !(typeOnly && types.includes(to));
    });

    expect(wrong.map(show)).toEqual([]);
  });

  it('needs no built-in of Node outside the cli', () => {
    const wrong = outside.filter(({ from, to }) => isBuiltin(to) && roomOf(from) !== 'cli');

    expect(wrong.map(show)).toEqual([]);
  });

  it('goes through a door in the cli only', () => {
    const wrong = inside.filter(({ from, to }) => doors.includes(to) && roomOf(from) !== 'cli');

    expect(wrong.map(show)).toEqual([]);
  });

  it('has no circle of imports', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path))
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const { from, to } of inside) if (from === path) walk(to, [...trail, path]);
      done.add(path);
    };
    for (const path of libFiles) walk(path, []);

    expect(circles).toEqual([]);
  });

  it('keeps each index.ts a list of names', () => {
    const isList = (statement: ts.Statement) =>
      ts.isExportDeclaration(statement) &&
      statement.moduleSpecifier !== undefined &&
      statement.exportClause !== undefined &&
      ts.isNamedExports(statement.exportClause);
    const wrong = libFiles
      .filter((path) => path.endsWith('/index.ts'))
      .flatMap((path) => {
        const file = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.ES2022, true);
        return file.statements
          .filter((statement) => !isList(statement))
          .map((statement) => {
            const { line } = file.getLineAndCharacterOfPosition(statement.getStart());
            return `${path}:${line + 1} ${statement.getText().split('\n')[0] ?? ''}`;
          });
      });

    expect(wrong).toEqual([]);
  });
});

describe('size', () => {
  const over = (paths: readonly string[], limit: number) =>
    paths.map((path) => ({ path, lines: linesOf(path) })).filter(({ lines }) => lines > limit);

  it('keeps files of lib at 200 lines at most', () => {
    expect(over(libFiles, 200)).toEqual([]);
  });

  it('keeps half the files of lib under 60 lines', () => {
    const lines = libFiles.map(linesOf).sort((a, b) => a - b);

    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(60);
  });

  it('keeps specs at 300 lines at most', () => {
    expect(over(specFiles, 300)).toEqual([]);
  });
});

describe('everything', () => {
  const all = [...libFiles, ...specFiles, ...sourcesOf('docs/examples')];

  it('states the reason of a suppression', () => {
    const suppression =
      /eslint-disable|@ts-expect-error|@ts-ignore|prettier-ignore|istanbul ignore/;
    const wrong = all
      .filter((path) => path !== 'spec/architecture.spec.ts')
      .flatMap((path) =>
        textOf(path)
          .split('\n')
          .map((line, index) => ({
            line: line.trim(),
            place: `${path}:${index + 1}`,
          }))
          .filter(({ line }) => suppression.test(line))
          .filter(({ line }) =>
            line.includes('eslint-disable')
              ? !/ -- \S+/.test(line)
              : !/(error|ignore):? \S+ \S+/.test(line),
          ),
      );

    expect(wrong).toEqual([]);
  });

  it('shows examples through the doors only', () => {
    const wrong = sourcesOf('docs/examples')
      .flatMap((path) => importsOf(root, path))
      .filter(({ ours, to }) => ours && !to.startsWith('docs/examples/'));

    expect(wrong.map(show)).toEqual([]);
  });
});
