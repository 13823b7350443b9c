import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { installed, root } from './installed';
import { toCommonJS } from './toCommonJS';

const bin = (path: string) => join(root, 'node_modules', path);

/** How each runner is started in the folder that holds its files. */
const runners = {
  jest: {
    extension: 'cjs',
    failure: /^ *● .*[^]*?(?=\n\s*Test Suites:)/m,
    args: (file: string) => [
      bin('jest/bin/jest.js'),
      '--ci',
      '--config',
      JSON.stringify({
        rootDir: '.',
        testEnvironment: 'node',
        testMatch: [`<rootDir>/${file}`],
        transform: {},
        moduleFileExtensions: ['cjs', 'js', 'json'],
      }),
    ],
  },
  vitest: {
    extension: 'mjs',
    failure: /^ *FAIL .*[^]*?(?=\n⎯)/m,
    args: (file: string) => [bin('vitest/vitest.mjs'), 'run', '--root', '.', '--dir', '.', file],
  },
  node: {
    extension: 'mjs',
    failure: /^test at [^]*/m,
    args: (file: string) => ['--test', '--test-reporter=spec', file],
  },
  angular: {
    extension: 'mjs',
    failure: /^1\) [^]*?(?=\n\d+ specs)/m,
    args: (file: string) => [bin('jasmine/bin/jasmine.js'), '--no-color', '--random=false', file],
  },
  jasmine: {
    extension: 'mjs',
    failure: /^1\) [^]*?(?=\n\d+ specs)/m,
    args: (file: string) => [bin('jasmine/bin/jasmine.js'), '--no-color', '--random=false', file],
  },
} as const;

export type Runner = keyof typeof runners;

/** What a runner has to say. */
export interface TestRun {
  readonly status: number | null;
  readonly output: string;
  /** The part of it that tells of a test that failed. */
  readonly failure: string;
}

/** What differs from run to run, and calls that are not of the test, are left out. */
const readable = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !/^\s*(Time:|Start at|Duration|Finished in|ℹ duration_ms)/.test(line))
    .filter((line) => !/^\s*at .*(node_modules|node:internal|testing\.c?js)/.test(line))
    .join('\n')
    .replaceAll(/ ?\(?\d+(\.\d+)? ?ms\)?$/gm, '')
    .replaceAll(/(file:\/\/)?\/\S*\/(jest|vitest|node|jasmine)\//g, '')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();

const folder = join(__dirname, '..', 'runners');

/** Runs the tests of a file in `place`, a folder of the project that the package is installed in. */
export const runInstalled = (runner: Runner, place: string, file: string): TestRun => {
  const { args, failure } = runners[runner];
  const env = { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args(file), {
    cwd: place,
    encoding: 'utf8',
    env: { ...env, NODE_OPTIONS: '', JEST_WORKER_ID: undefined },
    timeout: 60_000,
  });
  const output = readable(stdout + stderr);
  return { status, output, failure: failure.exec(output)?.[0].trim() ?? '' };
};

/** Puts files of `runners` beside the installed package, as JavaScript, and runs the last of them. */
export const runTests = (runner: Runner, ...names: readonly string[]): TestRun => {
  const { extension } = runners[runner];
  const { project } = installed();
  const place = join(project, runner);
  mkdirSync(place, { recursive: true });
  const files = names.map((name, index) => {
    const isTest = index === names.length - 1;
    const file = `${name}${isTest ? '.test' : ''}.${extension}`;
    const { outputText } = ts.transpileModule(readFileSync(join(folder, `${name}.ts`), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ES2022,
        target: ts.ScriptTarget.ES2022,
        experimentalDecorators: true,
        useDefineForClassFields: false,
      },
    });
    const code = outputText
      .replaceAll(/'\.\/(\w+)'/g, `'./$1.${extension}'`)
      .replaceAll(/^( {4})+/gm, (indent) => indent.slice(indent.length / 2));
    writeFileSync(join(place, file), extension === 'cjs' ? toCommonJS(code) : code);
    return file;
  });
  return runInstalled(runner, place, files.at(-1) ?? '');
};
