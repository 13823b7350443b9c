import type { Trace } from 'voiceflow-rx';
import { createRandom } from '../corpus/createRandom';

const words =
  'the week in June is lovely and the rooms are quiet if you would like I can look for another one '
    .trim()
    .split(' ');

/** Texts of about 100 characters; of 15 in 100 not all are ASCII, as in the corpus. */
export const createTraces = (count: number): readonly Trace[] => {
  const random = createRandom(7);
  return Array.from({ length: count }, () => {
    let text = random.next() < 0.15 ? 'In Zürich – ' : '';
    while (text.length < 95) text += `${words[random.between(0, words.length - 1)] ?? ''} `;
    return { type: 'text', payload: { message: text.trim() } };
  });
};
