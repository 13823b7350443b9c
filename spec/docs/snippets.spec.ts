import { filesIn, markdownFiles, root, textOf } from './markdown';
import { compileSnippets, snippetsOf } from './snippetsOf';

const snippetsIn = (paths: readonly string[]) =>
  paths.flatMap((path) => snippetsOf(path, textOf(path)));

const guide = ['# Guide', '', '```ts', "import { of } from 'rxjs';", 'of(1);', '```', ''].join(
  '\n',
);

describe('a snippet', () => {
  it('is a fenced block of TypeScript, found with its line', () => {
    expect(snippetsOf('guide.md', `${guide}\n\`\`\`sh\nls\n\`\`\`\n`)).toEqual([
      { path: 'guide.md', line: 4, code: "import { of } from 'rxjs';\nof(1);" },
    ]);
  });

  it('may stand in a list', () => {
    expect(
      snippetsOf('guide.md', '1. First:\n\n   ```typescript\n   if (1)\n     2;\n   ```\n'),
    ).toEqual([{ path: 'guide.md', line: 4, code: 'if (1)\n  2;' }]);
  });

  it('may stand in a doc comment', () => {
    const comment = '/**\n * Ends.\n *\n * ```ts\n * if (1)\n *   2;\n * ```\n */\n';

    expect(snippetsOf('lib/end.ts', `export {};\n\n  ${comment}`)).toEqual([
      { path: 'lib/end.ts', line: 7, code: 'if (1)\n  2;' },
    ]);
  });

  it('must have an end', () => {
    expect(() => snippetsOf('guide.md', '\n```ts\n1;\n')).toThrow('guide.md:2');
  });
});

describe('the compiler of snippets', () => {
  it('names the file, the line and what is wrong', () => {
    const wrong = guide.replace('of(1)', 'off(1)');

    expect(compileSnippets(root, snippetsOf('guide.md', wrong))).toEqual([
      expect.stringMatching(/^guide\.md:5 Cannot find name 'off'/),
    ]);
  });

  it('knows the doors of the package, and what they do not export', () => {
    const code = "import { isStreamError, nothing } from 'voiceflow-rx';";

    expect(compileSnippets(root, [{ path: 'a.md', line: 2, code }])).toEqual([
      expect.stringMatching(/^a\.md:2 .*no exported member 'nothing'/),
    ]);
  });

  it('keeps snippets apart', () => {
    const snippet = { path: 'a.md', line: 1, code: 'const a = 1;' };

    expect(compileSnippets(root, [snippet, { ...snippet, line: 5 }])).toEqual([]);
  });
});

describe('the documentation', () => {
  const inMarkdown = snippetsIn(markdownFiles());
  const inComments = snippetsIn(filesIn('lib', '.ts'));

  it('has snippets', () => {
    expect(inMarkdown.length).toBeGreaterThan(0);
    expect(inComments.length).toBeGreaterThan(0);
  });

  it('compiles', () => {
    expect(compileSnippets(root, [...inMarkdown, ...inComments])).toEqual([]);
  });
});
