import { InvalidInputError } from '../../errors/InvalidInputError';

/** How much of a long line is shown before and after the place. */
const context = 60;

/** The line of `text` that holds `offset`, with a mark below the place. */
const showPlace = (
  text: string,
  offset: number,
): { readonly place: string; readonly excerpt: string } => {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const start = before.lastIndexOf('\n') + 1;
  const end = text.indexOf('\n', offset);
  const column = offset - start;
  const from = Math.max(0, column - context);
  const whole = text.slice(start, end === -1 ? text.length : end);
  return {
    place: text.includes('\n') ? `line ${line}, column ${column + 1}` : `column ${column + 1}`,
    excerpt: `  ${whole.slice(from, column + context)}\n  ${' '.repeat(column - from)}^`,
  };
};

/**
 * What is wrong with a diagram, and where.
 *
 * @param text - The whole diagram.
 * @param offset - The place, in UTF-16 units from its begin.
 */
export const diagramError = (text: string, offset: number, reason: string): InvalidInputError => {
  const { place, excerpt } = showPlace(text, offset);
  return new InvalidInputError('diagram', `is wrong at ${place}: ${reason}\n\n${excerpt}\n`);
};
