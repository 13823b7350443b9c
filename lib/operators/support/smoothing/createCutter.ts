import { InvalidInputError } from '../../../errors/InvalidInputError';
import { segmentText } from './segmentText';

/** What a text is cut into. A function gives pieces that join to the text it was given. */
export type TextUnit = 'grapheme' | 'word' | Intl.Segmenter | ((text: string) => readonly string[]);

/** The pieces of a text, and the end of it that is in no piece yet. */
export interface CutText {
  readonly pieces: readonly string[];
  readonly rest: string;
}

/** Cuts a text. Where it may go on, `rest` is what follows the last boundary that is sure. */
export type Cutter = (text: string, isOpen: boolean) => CutText;

const isSegmenter = (unit: unknown): unit is Intl.Segmenter =>
  typeof unit === 'object' && unit !== null && 'segment' in unit;

const createSegmenter = (granularity: 'grapheme' | 'word'): Intl.Segmenter => {
  // Some browsers that are still in use have none, whatever the types say.
  if (!Reflect.has(Intl, 'Segmenter')) {
    throw new InvalidInputError('unit', 'must be a function here: Intl.Segmenter is missing');
  }
  return new Intl.Segmenter(undefined, { granularity });
};

/** What goes out with the word before it. */
const gap = /^[\s\p{P}]+$/u;

const glue = (segments: readonly string[]): readonly string[] => {
  const pieces: string[] = [];
  let opening = '';
  for (const segment of segments) {
    if (!gap.test(segment)) {
      pieces.push(opening + segment);
      opening = '';
    } else if (pieces.length === 0) opening += segment;
    else pieces.push((pieces.pop() ?? '') + segment);
  }
  return opening === '' ? pieces : [...pieces, opening];
};

const half = /[\uD800-\uDBFF]$/u;

const cutByFunction =
  (unit: (text: string) => readonly string[]): Cutter =>
  (text, isOpen) => {
    const whole = isOpen && half.test(text) ? text.slice(0, -1) : text;
    const pieces = unit(whole).filter((piece) => piece !== '');
    if (pieces.join('') !== whole) {
      throw new InvalidInputError('unit', 'must give pieces that join to the text');
    }
    const rest = isOpen ? (pieces.at(-1) ?? '') + text.slice(whole.length) : '';
    return { pieces: isOpen ? pieces.slice(0, -1) : pieces, rest };
  };

/**
 * Makes the {@link Cutter} of a unit.
 *
 * @throws InvalidInputError where the unit needs an `Intl.Segmenter` and there is none; and from
 * the cutter, where the pieces of a function do not join to the text.
 */
export const createCutter = (unit: TextUnit): Cutter => {
  if (typeof unit === 'function') return cutByFunction(unit);
  const isName = unit === 'word' || unit === 'grapheme';
  const segmenter = isName ? createSegmenter(unit) : unit;
  if (!isSegmenter(segmenter)) {
    throw new InvalidInputError('unit', `must be 'grapheme', 'word', a segmenter or a function`);
  }
  return (text, isOpen) => {
    const { segments, openFrom } = segmentText(segmenter, text, isOpen);
    return { pieces: unit === 'word' ? glue(segments) : segments, rest: text.slice(openFrom) };
  };
};
