import type { Verdict } from '../answer';
import { describeEnd } from '../describeEnd';
import type { Observed } from '../observe';

/**
 * Whether a turn does not end.
 *
 * @param ms - Up to when it must not; without it, as far as was looked or listened.
 */
export const judgeOpen = (observed: Observed, ms = observed.limit): Verdict => {
  const last = observed.timeline.at(-1);
  const isOpen =
    last === undefined || last.notification.kind === 'N' || last.time > (ms ?? Infinity);
  return {
    holds: isOpen,
    claim: ms === undefined ? 'stay open' : `stay open for ${ms.toLocaleString('en')} ms`,
    account: () =>
      isOpen
        ? `It ${describeEnd(observed)}.`
        : `After ${last.time.toLocaleString('en')} ms it ${describeEnd(observed)}.`,
  };
};
