/** How many lines are shown, the last ones, and how wide each, in characters. */
const maxLines = 30;
const maxWidth = 400;

const cut = (line: string): string =>
  line.length > maxWidth ? `${line.slice(0, maxWidth - 1)}…` : line;

/**
 * What a turn does, one thing a line, and then how it ends.
 *
 * @param does - The verb: `says`.
 * @param end - As `describeEnd` says it.
 */
export const formatAccount = (does: string, lines: readonly string[], end: string): string => {
  if (lines.length === 0) return `It ${does} nothing, and ${end}.`;
  const more = lines.length - maxLines;
  const shown = lines.slice(-maxLines).map((line) => `  ${cut(line)}`);
  return [
    `It ${does}:`,
    ...(more > 0 ? [`  … ${more} more before`] : []),
    ...shown,
    `and then ${end}.`,
  ].join('\n');
};
