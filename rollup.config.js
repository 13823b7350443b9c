import { rmSync } from 'node:fs';
import { defineConfig } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';

const build = {
  /** The doors: what `exports` in package.json names. */
  input: {
    index: 'lib/index.ts',
    server: 'lib/server/index.ts',
    testing: 'lib/testing/index.ts',
  },
  /** Only our own files go in; every package stays an import. */
  external: /^[^./]/,
  /** As `sideEffects: false` in package.json promises: nothing is imported for its effects. */
  treeshake: { moduleSideEffects: false },
};

/**
 * One file a room, which all doors share: so a class exists once in each module system, and a guard
 * of errors brings no codec into a bundle.
 *
 * @param {string} path
 */
const roomOf = (path) => /\/lib\/([a-z]+)\/(?!index\.ts$)/.exec(path.replaceAll('\\', '/'))?.[1];

/**
 * @param {'js' | 'cjs' | 'd.ts' | 'd.cts'} extension
 * @returns {import('rollup').OutputOptions}
 */
const output = (extension) => ({
  dir: 'dist',
  format: extension === 'cjs' ? 'cjs' : 'es',
  entryFileNames: `[name].${extension}`,
  chunkFileNames: `shared/[name].${extension}`,
  manualChunks: roomOf,
  hoistTransitiveImports: false,
  // Jest runs CommonJS where `import()` does not work.
  dynamicImportInCjs: false,
  minifyInternalExports: false,
  // Every package we import marks its CommonJS build with __esModule.
  interop: 'esModule',
});

// A file of an earlier build would be packed too.
rmSync('dist', { recursive: true, force: true });

export default defineConfig([
  {
    ...build,
    plugins: [esbuild({ target: 'es2022' })],
    output: [output('js'), output('cjs')],
  },
  {
    ...build,
    plugins: [dts()],
    output: [output('d.ts'), output('d.cts')],
  },
]);
