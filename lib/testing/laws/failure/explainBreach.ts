/**
 * The message of a law that is broken: its name, and below it a row for all that there is to know.
 *
 * @param rows - A label and a text, which may have several lines; a row without a text is left out.
 */
export const explainBreach = (
  name: string,
  rows: readonly (readonly [label: string, text: string])[],
): string => {
  const told = rows.filter(([, text]) => text !== '');
  const width = Math.max(0, ...told.map(([label]) => label.length)) + 2;
  const lines = told.flatMap(([label, text]) =>
    text
      .split('\n')
      .map((line, index) => `  ${(index === 0 ? label : '').padEnd(width)}${line}`.trimEnd()),
  );
  return [`${name}: this is broken`, '', ...lines, ''].join('\n');
};
