import type { Abbreviations } from './abbreviations';
import { judgeStop } from './judgeStop';
import type { Verdict } from './judgeStop';
import { isCloser, isOpener, isSpace, isStop, isWideStop } from './sentenceMarks';

/** The longest word that can be an abbreviation, in UTF-16 code units. */
export const longestWord = 64;

const enoughMarks = 8;

/** Tells of each code unit of a message, in order, where the sentence before it has ended. */
export type SentenceFinder = (unit: string, at: number) => number | undefined;

/**
 * Reads one message, unit by unit: it looks at each once, and at none before it, so that it finds
 * the same ends however a message is cut.
 */
export const createSentenceFinder = (abbreviations: Abbreviations): SentenceFinder => {
  let state: 'text' | 'stop' | 'wideStop' | 'space' = 'text';
  /** Whether the sentence has more than white space. */
  let hasText = false;
  let lineHasText = false;
  let word = '';
  let leads = false;
  let marks = '';
  let closed = false;
  /** Whether no space came after the stop. */
  let joined = true;
  /** Where the sentence ends, if it does. */
  let candidate = 0;
  let verdict: Exclude<Verdict, boolean> = () => true;

  const cut = (at: number): number => {
    state = 'text';
    hasText = false;
    word = '';
    return at;
  };

  const readText: SentenceFinder = (unit, at) => {
    state = 'text';
    if (isSpace(unit)) {
      word = '';
      if (unit !== '\n') return undefined;
      lineHasText = false;
      return hasText ? cut(at + 1) : undefined;
    }
    if (word === '') leads = !lineHasText;
    hasText = true;
    lineHasText = true;
    if (isStop(unit)) {
      state = isWideStop(unit) ? 'wideStop' : 'stop';
      marks = unit;
      closed = false;
      joined = true;
    } else if ((word !== '' || !isOpener(unit)) && word.length <= longestWord) {
      word += unit;
    }
    return undefined;
  };

  /** What stops and closers make of a state after a stop; whether `unit` was one of them. */
  const readMark = (unit: string): boolean => {
    if (isStop(unit)) {
      if (marks.length < enoughMarks) marks += unit;
      if (isWideStop(unit)) state = 'wideStop';
      return true;
    }
    if (!isCloser(unit)) return false;
    closed = true;
    joined &&= !isSpace(unit);
    return true;
  };

  const readAfterStop: SentenceFinder = (unit, at) => {
    if (readMark(unit)) return undefined;
    if (!isSpace(unit)) {
      word = joined ? (word + marks).slice(0, longestWord + 1) : '';
      return readText(unit, at);
    }
    if (unit === '\n') return readText(unit, at);
    const judged = judgeStop({ closed, leads, marks, word }, abbreviations);
    if (judged === true) return cut(at + 1);
    if (judged === false) return readText(unit, at);
    state = 'space';
    word = '';
    candidate = at + 1;
    verdict = judged;
    return undefined;
  };

  const readAfterWideStop: SentenceFinder = (unit, at) => {
    if (readMark(unit)) return undefined;
    if (unit === '\n') return readText(unit, at);
    if (isSpace(unit)) return cut(at + 1);
    const isDecimal = marks === '．' && !closed && /\p{Nd}/u.test(unit);
    if (isDecimal) return readText(unit, at);
    cut(at);
    readText(unit, at);
    return at;
  };

  const readAfterSpace: SentenceFinder = (unit, at) => {
    if (unit !== '\n' && isSpace(unit)) return undefined;
    if (unit !== '\n' && !verdict(unit)) return readText(unit, at);
    cut(candidate);
    readText(unit, at);
    return candidate;
  };

  return (unit, at) => {
    if (state === 'text') return readText(unit, at);
    if (state === 'stop') return readAfterStop(unit, at);
    if (state === 'wideStop') return readAfterWideStop(unit, at);
    return readAfterSpace(unit, at);
  };
};
