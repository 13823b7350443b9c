import { abbreviationsWith } from '../../../operators/support/sentences/abbreviations';
import { createSentenceCutter } from '../../../operators/support/sentences/createSentenceCutter';

/** Says how much of the text of one message is held back, and when it is to be checked. */
export interface TextWindow {
  /** What of `held` is to be checked, from its begin on, now that `added` was added to it. */
  readonly cut: (held: string, added: string) => readonly string[];
  /** How many characters stay held of what has passed; what has not been checked is more. */
  readonly keep: number;
}

/** Makes the window of one message. A number is in characters (UTF-16 code units). */
export const createTextWindow = (window: 'sentence' | 'message' | number): TextWindow => {
  if (window === 'message') return { cut: () => [], keep: 0 };
  if (window !== 'sentence') return { cut: (held) => [held], keep: window };
  const { push } = createSentenceCutter(abbreviationsWith([]));
  return { cut: (_, added) => push(added), keep: 0 };
};

/** Where to cut a text to leave its last `keep` characters, or one more: never inside a pair. */
export const cutBefore = (text: string, keep: number): number => {
  const at = Math.max(0, text.length - keep);
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, at - 1), at + 1))
    ? at - 1
    : at;
};
