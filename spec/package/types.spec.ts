import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { installed } from './support/installed';
import { consumer } from './support/toJavaScript';

const { project } = installed();
const { Bundler, NodeNext } = ts.ModuleResolutionKind;
const web = ['lib.es2022.d.ts', 'lib.dom.d.ts'];
const es2022 = ['lib.es2022.d.ts'];

/** What the compiler has to say of `consumers/turn.ts`, and of every declaration file it reaches. */
const compile = (source: string, extension: string, options: ts.CompilerOptions) => {
  const path = join(project, `turn.${extension}`);
  writeFileSync(path, source);
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2022,
    strict: true,
    exactOptionalPropertyTypes: true,
    // The declarations of packages are checked; those of TypeScript itself are not ours to check.
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    noEmit: true,
    types: [],
    typeRoots: [join(project, 'node_modules', '@types')],
    ...options,
  });
  const reached = program.getSourceFiles().map(({ fileName }) => fileName);
  return {
    messages: ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, '\n');
      return `${file?.fileName ?? 'options'}: ${message}`;
    }),
    door: reached.filter((name) => /voiceflow-rx\/dist\/index\.d\.c?ts$/.test(name)),
  };
};

const nodenext = { module: ts.ModuleKind.NodeNext, moduleResolution: NodeNext };
const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: Bundler };

const consumers = [
  {
    title: 'a bundler, in a browser',
    extension: 'ts',
    door: 'index.d.ts',
    options: { ...bundler, lib: web },
  },
  {
    title: 'nodenext as ESM, without DOM',
    extension: 'mts',
    door: 'index.d.ts',
    options: { ...nodenext, lib: es2022, types: ['node'] },
  },
  {
    title: 'nodenext as CommonJS, without DOM',
    extension: 'cts',
    door: 'index.d.cts',
    options: { ...nodenext, lib: es2022, types: ['node'] },
  },
  {
    title: 'nodenext as ESM, with DOM and Node',
    extension: 'mts',
    door: 'index.d.ts',
    options: { ...nodenext, lib: web, types: ['node'] },
  },
];

it.each(consumers)('compiles for $title', ({ extension, door, options }) => {
  const result = compile(consumer('turn'), extension, options);

  expect(result.messages).toEqual([]);
  expect(result.door).toEqual([expect.stringMatching(new RegExp(`/dist/${door}$`))]);
});

it('says what is wrong in a consumer', () => {
  const wrong = consumer('turn').replace("filterTraceType('text')", "filterTraceType('test')");

  expect(compile(wrong, 'mts', { ...nodenext, lib: web, types: ['node'] }).messages).toEqual(
    expect.arrayContaining([expect.stringContaining('turn.mts')]),
  );
});
