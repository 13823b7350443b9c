import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Metafile } from 'esbuild';
import { installed } from './installed';

/** A bundle for browsers. */
export interface Bundle {
  readonly code: string;
  /** Minified and compressed, in kB of 1,000 bytes. */
  readonly size: number;
  /** The files that are in it, from the project's folder. */
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

const filesIn = ({ outputs }: Metafile): readonly string[] =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([path, { bytesInOutput }]) => path !== '<stdin>' && bytesInOutput > 0)
      .map(([path]) => path),
  );

/** Bundles a TypeScript module that stands in the project; `external` packages stay outside. */
export const bundle = async (source: string, external: readonly string[] = []): Promise<Bundle> => {
  const { metafile, outputFiles, warnings } = await build({
    stdin: { contents: source, loader: 'ts', resolveDir: installed().project },
    absWorkingDir: installed().project,
    bundle: true,
    external: [...external],
    format: external.length === 0 ? 'iife' : 'esm',
    globalName: 'bundled',
    logLevel: 'silent',
    metafile: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  const code = outputFiles[0]?.text ?? '';
  return {
    code,
    size: gzipSync(code, { level: 9 }).length / 1000,
    files: filesIn(metafile),
    warnings: warnings.map(({ text }) => text),
  };
};
