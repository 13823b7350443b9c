import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { installed } from './installed';

const formats = {
  mjs: ts.ModuleKind.ES2022,
  cjs: ts.ModuleKind.CommonJS,
} as const;

/** The text of a module of `consumers`. */
export const consumer = (name: string): string =>
  readFileSync(join(__dirname, '..', 'consumers', `${name}.ts`), 'utf8');

/** Puts a module of `consumers` into the project as JavaScript; returns its path. */
export const toJavaScript = (name: string, extension: keyof typeof formats): string => {
  const path = join(installed().project, `${name}.${extension}`);
  const { outputText } = ts.transpileModule(consumer(name), {
    compilerOptions: { module: formats[extension], target: ts.ScriptTarget.ES2022 },
  });
  writeFileSync(path, outputText);
  return path;
};
