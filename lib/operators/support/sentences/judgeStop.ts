import type { Abbreviations } from './abbreviations';
import { isOpener } from './sentenceMarks';

/** What stands before a white space that may end a sentence. */
export interface Stop {
  /** What stands between the stop and the white space before it. */
  readonly word: string;
  /** The stops, as `?!`. */
  readonly marks: string;
  /** Whether quotes or brackets close after the stop. */
  readonly closed: boolean;
  /** Whether the word is the first of its line. */
  readonly leads: boolean;
}

/** Whether a sentence ends at a stop, or how the next character that is no space tells. */
export type Verdict = boolean | ((next: string) => boolean);

const isNumber = (word: string): boolean => /^\p{Nd}+$/u.test(word);
const isLetter = (word: string): boolean => /^[\p{Lu}\p{Ll}]$/u.test(word);
const isInitials = (word: string): boolean => /^(?:\p{L}\.)+\p{L}$/u.test(word);

const unlessLower: Verdict = (next) => !/\p{Ll}/u.test(next);
const ifUpper: Verdict = (next) => /[\p{Lu}\p{Lt}\p{Lo}]/u.test(next) || isOpener(next);
const unlessNumber: Verdict = (next) => !/[\p{Ll}\p{Nd}]/u.test(next);

/** Whether a sentence ends at a stop that a white space follows. */
export const judgeStop = (
  { closed, leads, marks, word }: Stop,
  { beforeNumber, never, perhaps }: Abbreviations,
): Verdict => {
  if (marks !== '.') return closed || /…|\.\./u.test(marks) ? unlessLower : true;
  const key = word.toLowerCase();
  if (never.has(key)) return false;
  if (beforeNumber.has(key)) return unlessNumber;
  if (perhaps.has(key)) return ifUpper;
  if (isLetter(word)) return closed ? ifUpper : false;
  if (isInitials(word)) return false;
  if (isNumber(word)) return leads ? false : unlessLower;
  return closed ? unlessLower : true;
};
