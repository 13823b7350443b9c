import { execFileSync } from 'node:child_process';
import * as index from '../../lib';
import * as server from '../../lib/server';
import * as testing from '../../lib/testing';
import { doors, installed } from './support/installed';
import { toJavaScript } from './support/toJavaScript';

const { project } = installed();

/** What `expression` is in a Node of its own, in the project, through JSON. */
const inNode = (inputType: 'commonjs' | 'module', program: string, expression: string): unknown => {
  const print = `${program}; process.stdout.write(JSON.stringify(${expression}));`;
  const wrapped = inputType === 'module' ? print : `(async () => { ${print} })()`;
  const args = ['--no-warnings', `--input-type=${inputType}`, '--eval', wrapped];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' }));
};

const names = {
  [doors.index]: Object.keys(index).sort(),
  [doors.server]: Object.keys(server).sort(),
  [doors.testing]: Object.keys(testing).sort(),
};

const outcome = {
  texts: ['tobeornot'],
  code: 'speechless',
  sameClassBehindBothDoors: true,
};

const systems = [
  { inputType: 'module', extension: 'mjs', load: (id: string) => `await import('${id}')` },
  { inputType: 'commonjs', extension: 'cjs', load: (id: string) => `require('${id}')` },
] as const;

describe.each(systems)('in Node, as $inputType', ({ inputType, extension, load }) => {
  it.each(Object.entries(names))('%s exports what its source does', (door, expected) => {
    const exported = `Object.keys(${load(door)}).sort()`;

    expect(inNode(inputType, '', exported)).toEqual(expected);
  });

  it('runs a turn through all doors', () => {
    const path = toJavaScript('turn', extension);

    expect(inNode(inputType, `const m = ${load(path)}`, 'await m.useAllDoors()')).toEqual(outcome);
  });

  it('exports its package.json', () => {
    const manifest = 'createRequire(process.cwd() + "/x.js")("voiceflow-rx/package.json").name';
    const program = `const { createRequire } = ${load('node:module')}`;

    expect(inNode(inputType, program, manifest)).toBe('voiceflow-rx');
  });
});

it('names its exports for an ESM import of the CommonJS build', () => {
  const cjs = `await import(createRequire(process.cwd() + '/x.js').resolve('voiceflow-rx'))`;
  const program = "import { createRequire } from 'node:module'";

  expect(inNode('module', program, `Object.keys(${cjs})`)).toEqual(
    expect.arrayContaining(names[doors.index]),
  );
});

it('loads neither root fp-ts nor a server it was not asked for', () => {
  const program = "require('voiceflow-rx')";
  const loaded = 'Object.keys(require.cache)';

  const paths = inNode('commonjs', program, loaded);

  expect(paths).toEqual(expect.arrayContaining([expect.stringMatching(/fp-ts.lib.Either\.js$/)]));
  expect(paths).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/fp-ts.lib.index\.js$/)]),
  );
  expect(paths).not.toEqual(expect.arrayContaining([expect.stringMatching(/dist.shared.server/)]));
});
