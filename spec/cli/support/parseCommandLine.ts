/** The arguments of a command line, as a POSIX shell would read it: words, and single quotes. */
export const parseCommandLine = (line: string): readonly string[] =>
  (line.match(/(?:[^\s'\\]|\\.|'[^']*')+/g) ?? []).map((word) =>
    word.replace(
      /'([^']*)'|\\(.)/g,
      (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? '',
    ),
  );
