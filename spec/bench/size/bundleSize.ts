import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a bundle for browsers takes, in kB of 1,000 bytes. */
export interface BundleSize {
  /** Minified, as the engine reads it. */
  readonly minified: number;
  /** Minified and compressed, as it goes over the network. */
  readonly compressed: number;
  /** What each file takes of `minified`, by its path. */
  readonly files: Readonly<Record<string, number>>;
}

/** What to bundle. */
export interface BundleOptions {
  /** The text of the module. */
  readonly source: string;
  /** Where its imports are looked for. */
  readonly folder: string;
  /** Packages that stay outside. Default: none. */
  readonly external?: readonly string[];
  /** Of the builds that a package names in `exports`, those to take. Default: as esbuild does. */
  readonly conditions?: readonly string[];
}

/** Bundles a module for browsers, as `spec/package/support/bundle.ts` does. */
export const bundleSize = async ({
  conditions,
  external = [],
  folder,
  source,
}: BundleOptions): Promise<BundleSize> => {
  const { metafile, outputFiles, warnings } = await build({
    stdin: { contents: source, loader: 'ts', resolveDir: folder },
    absWorkingDir: folder,
    bundle: true,
    ...(conditions === undefined ? {} : { conditions: [...conditions] }),
    external: [...external],
    format: external.length === 0 ? 'iife' : 'esm',
    globalName: 'bundled',
    logLevel: 'silent',
    metafile: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    // Ours would name lib, not the built package.
    tsconfigRaw: '{}',
    write: false,
  });
  const [warning] = warnings;
  if (warning !== undefined) throw new Error(`${source}: ${warning.text}`);
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  if (code.length < 100) throw new Error(`${source}: nothing is in its bundle`);
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    files: Object.fromEntries(
      inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput / 1_000]),
    ),
    minified: code.length / 1_000,
    compressed: gzipSync(code, { level: 9 }).length / 1_000,
  };
};
