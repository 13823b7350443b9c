import ts from 'typescript';

/** One fenced block of TypeScript. */
export interface Snippet {
  /** The file that holds it, from the root. */
  readonly path: string;
  /** The line of its first line of code there, from 1. */
  readonly line: number;
  readonly code: string;
}

const fence = /^(\s*)(`{3,}|~{3,})\s*(\S*)/;

/** The blocks of a text whose first line is line `firstLine` of the file. */
const blocksOf = (path: string, text: string, firstLine: number): readonly Snippet[] => {
  const found: Snippet[] = [];
  const lines = text.split('\n');
  for (let start = 0; start < lines.length; start += 1) {
    const [, indent = '', marker, language = ''] = fence.exec(lines[start] ?? '') ?? [];
    if (marker === undefined) continue;
    const isEnd = (line: string) => line.trim() === marker;
    const length = lines.slice(start + 1).findIndex(isEnd);
    if (length === -1) throw new Error(`${path}:${firstLine + start} opens a block without an end`);
    if (/^(ts|typescript)$/.test(language)) {
      const code = lines
        .slice(start + 1, start + 1 + length)
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
        .join('\n');
      found.push({ path, line: firstLine + start + 1, code });
    }
    start += length + 1;
  }
  return found;
};

const docComment = /\/\*\*[^]*?\*\//g;

/** The blocks of the doc comments of a TypeScript file. */
const docBlocksOf = (path: string, text: string): readonly Snippet[] =>
  [...text.matchAll(docComment)].flatMap(({ 0: comment, index }) => {
    const firstLine = text.slice(0, index).split('\n').length;
    const inner = comment.replace(/\*\/$/, '').replace(/^[ \t]*(\/\*)?\*[ \t]?/gm, '');
    return blocksOf(path, inner, firstLine);
  });

/** Every block marked `ts` or `typescript` of a Markdown file, or of the doc comments of a module. */
export const snippetsOf = (path: string, text: string): readonly Snippet[] =>
  path.endsWith('.md') ? blocksOf(path, text, 1) : docBlocksOf(path, text);

const configOf = (root: string): ts.CompilerOptions => {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    `${root}/tsconfig.json`,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (parsed === undefined) throw new Error('tsconfig.json cannot be read');
  return parsed.options;
};

/** What the programs have in common, TypeScript's own declarations first of all, is parsed once. */
const parsedFiles = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles all snippets as one program, each one a module of its own in the folder `root`.
 *
 * @returns The compiler's messages, each with the path and the line of the snippet.
 */
export const compileSnippets = (root: string, snippets: readonly Snippet[]): readonly string[] => {
  const options: ts.CompilerOptions = {
    ...configOf(root),
    moduleDetection: ts.ModuleDetectionKind.Force,
    noUnusedLocals: false,
    noUnusedParameters: false,
    noEmit: true,
  };
  const virtual = new Map<string, Snippet>(
    snippets.map((snippet, index) => [`${root}/snippet-${index}.ts`, snippet]),
  );
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => virtual.has(path) || disk.fileExists(path),
    readFile: (path) => virtual.get(path)?.code ?? disk.readFile(path),
    getSourceFile: (path, version, ...rest) => {
      const snippet = virtual.get(path);
      if (snippet !== undefined) return ts.createSourceFile(path, snippet.code, version);
      const file = parsedFiles.get(path) ?? disk.getSourceFile(path, version, ...rest);
      parsedFiles.set(path, file);
      return file;
    },
  };

  const program = ts.createProgram([...virtual.keys()], options, host);
  const messageOf = ({ messageText }: ts.Diagnostic) =>
    ts.flattenDiagnosticMessageText(messageText, '\n');
  return [
    ...program.getOptionsDiagnostics().map(messageOf),
    ...[...virtual].flatMap(([virtualPath, { path, line }]) => {
      const file = program.getSourceFile(virtualPath);
      return [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ].map((diagnostic) => {
        const at = file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
        return `${path}:${line + at} ${messageOf(diagnostic)}`;
      });
    }),
  ];
};
