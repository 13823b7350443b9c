import type { ConversationSample } from './measureConversation';

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** One line a sample: the heap, how it differs from the second sample, and what a turn took. */
export const formatConversation = (samples: readonly ConversationSample[]): string => {
  // By the second one the limits of the state are reached, and the code is warm.
  const base = samples[1]?.heap ?? samples[0]?.heap ?? 0;
  const lines = samples.map(({ heap, perTurn, turns }) =>
    [
      turns.toLocaleString('en').padStart(9),
      mib(heap).padStart(9),
      mib(heap - base).padStart(12),
      perTurn.toFixed(0).padStart(10),
    ].join(' '),
  );
  return ['    turns heap, MiB more, in MiB  µs a turn', ...lines].join('\n');
};
