import type { Section } from '../harness/Section';
import { measureGuardDelay } from './measureGuardDelay';
import type { GuardDelay } from './measureGuardDelay';

const rowOf = ({ first, max, median, p95, window }: GuardDelay): readonly string[] => [
  typeof window === 'number' ? `${window} characters` : window,
  ...[median, p95, max, first].map((ms) => (ms / 1_000).toFixed(2)),
];

/** How long a guard holds text back: in virtual time, so that it is the same on every machine. */
export const guardsSection: Section = {
  id: 'guards',
  title: 'How long a guard holds text back',
  packages: ['voiceflow-rx'],
  measure: ({ quick }) => {
    const story = { words: quick ? 50 : 1_000, seed: 1, tokensPerSecond: 40 };
    return Promise.resolve({
      tables: [
        {
          title:
            `A message of ${story.words.toLocaleString('en')} words at ` +
            `${story.tokensPerSecond} tokens a second: how long a character waits, in s`,
          columns: ['window', 'median', '95 of 100', 'at most', 'the first one'],
          rows: measureGuardDelay(story).map(rowOf),
        },
      ],
      goals: [],
      plots: [],
    });
  },
};
