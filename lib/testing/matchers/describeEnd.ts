import { formatError } from '../phrases/formatError';
import type { Observed } from './observe';

/** How a turn ends, to be read after "it": `ends`, `fails with http 429`. */
export const describeEnd = ({ limit, timeline }: Observed): string => {
  const last = timeline.at(-1);
  switch (last?.notification.kind) {
    case 'C':
      return 'ends';
    case 'E':
      return `fails with ${formatError(last.notification.error, timeline.length - 1)}`;
    default:
      return limit === undefined
        ? 'is still open'
        : `is still open after ${limit.toLocaleString('en')} ms`;
  }
};
