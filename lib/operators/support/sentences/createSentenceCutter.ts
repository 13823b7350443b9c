import type { Abbreviations } from './abbreviations';
import { createSentenceFinder } from './createSentenceFinder';

/** Cuts one message into its sentences: together they are the message. */
export interface SentenceCutter {
  /** Takes more of the message, and gives the sentences that are proved to be whole. */
  readonly push: (delta: string) => readonly string[];
  /** What is left, which may be empty. */
  readonly rest: () => string;
}

/** Cuts a message of its own, of any number of deltas: each costs what it is long. */
export const createSentenceCutter = (abbreviations: Abbreviations): SentenceCutter => {
  const find = createSentenceFinder(abbreviations);
  /** Concatenation keeps this a rope until a sentence is cut from it. */
  let held = '';
  /** Where in the message `held` begins. */
  let from = 0;

  const push = (delta: string): readonly string[] => {
    const begin = from + held.length;
    held += delta;
    const first = from;
    const sentences: string[] = [];
    for (let index = 0; index < delta.length; index += 1) {
      const end = find(delta.charAt(index), begin + index);
      if (end !== undefined) {
        sentences.push(held.slice(from - first, end - first));
        from = end;
      }
    }
    if (from > first) held = held.slice(from - first);
    return sentences;
  };

  return { push, rest: () => held };
};

/** The sentences of a whole text; of an empty one none. */
export const sentencesOf = (text: string, abbreviations: Abbreviations): readonly string[] => {
  const { push, rest } = createSentenceCutter(abbreviations);
  const sentences = push(text);
  return rest() === '' ? sentences : [...sentences, rest()];
};
