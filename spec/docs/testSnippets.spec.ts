import ts from 'typescript';
import { textOf } from './markdown';
import { snippetsOf } from './snippetsOf';
import type { Snippet } from './snippetsOf';

type Test = () => unknown;

const isFunction = (value: unknown): value is (...args: readonly unknown[]) => void =>
  typeof value === 'function';

/** Runs a snippet as a module, with these names for what it has from elsewhere; gives its exports. */
const runSnippet = (code: string, names: Readonly<Record<string, unknown>>): object => {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports = {};
  const load = (id: string): unknown => (id === 'vitest' ? names : jest.requireActual(id));
  const all = { ...names, exports, require: load };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is our own documentation
  const run: unknown = new Function(...Object.keys(all), outputText);
  if (isFunction(run)) run(...Object.values(all));
  return exports;
};

/** The tests that the snippets of a file hold, by their place and name. */
const testsIn = (path: string): readonly (readonly [string, Test])[] => {
  const snippets = snippetsOf(path, textOf(path));
  const [app = ''] = snippets
    .map(({ code }) => code)
    .filter((code) => /^export const chat/m.test(code));
  const chat: unknown = Reflect.get(runSnippet(app, {}), 'chat');
  const collect = ({ code, line }: Snippet) => {
    const found: [string, Test][] = [];
    const it = (name: string, test: Test) => found.push([`${path}:${line} ${name}`, test]);
    const describe = (_: string, define: () => void) => define();
    runSnippet(code, { chat, describe, expect, it });
    return found;
  };
  return snippets.filter(({ code }) => /^ *(?:it\(|.* it\()/m.test(code)).flatMap(collect);
};

const tests = ['README.md', 'docs/testing.md'].flatMap(testsIn);

describe('the tests that the documentation shows', () => {
  it('are there', () => {
    expect(tests.length).toBeGreaterThan(20);
  });

  it.each(tests)('%s', async (_, test) => {
    await expect(Promise.resolve(test())).resolves.not.toThrow();
  });
});
