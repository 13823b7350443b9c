import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { markdownFiles, root, textOf } from './markdown';

const codeBlock = /^(\s*)(`{3,})[^]*?^\s*\2\s*$/gm;
const link = /!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm;
const elsewhere = /^[a-z][a-z+.-]*:/i;

/** The anchors that GitHub makes of a file's headings. */
const anchorsOf = (text: string): readonly string[] => {
  const seen = new Map<string, number>();
  return [...text.replace(codeBlock, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(
    ([, title = '']) => {
      const slug = title
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    },
  );
};

const isBroken = (path: string, text: string, target: string): boolean => {
  const [file = '', anchor] = target.split('#');
  const place = join(dirname(path), decodeURIComponent(file));
  const leadsOut = place.startsWith('..') || !existsSync(join(root, place));
  if (file !== '' && leadsOut) return true;
  if (anchor === undefined || !/^$|\.md$/.test(file)) return false;
  return !anchorsOf(file === '' ? text : textOf(place)).includes(anchor);
};

/** The links of a Markdown text that lead nowhere. */
const brokenLinks = (path: string, text: string): readonly string[] =>
  [
    ...text
      .replace(codeBlock, '')
      .replace(/`[^`\n]*`/g, 'code')
      .matchAll(link),
  ]
    .map(([, inline, reference]) => inline ?? reference ?? '')
    .filter((target) => !elsewhere.test(target) && isBroken(path, text, target))
    .map((target) => `${path} → ${target}`);

describe('a link', () => {
  it('is found where it leads nowhere', () => {
    const text = '[a](docs/none.md) ![b](none.png "B") [c](../out.md)\n\n[d]: none/d.md\n';

    expect(brokenLinks('README.md', text)).toEqual([
      'README.md → docs/none.md',
      'README.md → none.png',
      'README.md → ../out.md',
      'README.md → none/d.md',
    ]);
  });

  it('may lead to another site, to a file, and to a heading', () => {
    const text =
      '# The `end` event\n[a](https://example.com) [b](package.json) [c](#the-end-event)';

    expect(brokenLinks('README.md', text)).toEqual([]);
    expect(brokenLinks('README.md', text.replace('#the-end', '#an-end'))).toEqual([
      'README.md → #an-end-event',
    ]);
  });

  it('is not looked for in code', () => {
    expect(brokenLinks('README.md', '```md\n[a](none.md)\n```\n')).toEqual([]);
  });
});

it('leads somewhere on every page', () => {
  expect(markdownFiles().flatMap((path) => brokenLinks(path, textOf(path)))).toEqual([]);
});
