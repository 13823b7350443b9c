import type { Trace } from 'voiceflow-rx';
import { wordOf } from './wordOf';

/** What both servers have to say: a word a task, so that all turns are under way at once. */
export const startWords = (
  count: number,
  listener: { readonly next: (word: Trace) => void; readonly complete: () => void },
): (() => void) => {
  let index = 0;
  let immediate: NodeJS.Immediate;
  const speak = () => {
    index += 1;
    if (index > count) {
      listener.complete();
      return;
    }
    // Before the word, so that a listener can stop it.
    immediate = setImmediate(speak);
    listener.next(wordOf(index));
  };
  immediate = setImmediate(speak);
  return () => clearImmediate(immediate);
};
