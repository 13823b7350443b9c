import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export const root = resolve(__dirname, '..', '..');

const ignored = /(^|\/)(node_modules|dist|coverage|\..*)(\/|$)|^docs\/api\//;

/** Paths from the root of the files with `extension` in a folder, the generated reference aside. */
export const filesIn = (folder: string, extension: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((file) =>
          relative(root, join(root, folder, file))
            .split(sep)
            .join('/'),
        )
        .filter((file) => file.endsWith(extension) && !ignored.test(file))
        .sort()
    : [];

/** README, CONTRIBUTING and the like, and everything in docs. */
export const markdownFiles = (): readonly string[] => [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...filesIn('docs', '.md'),
];

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
