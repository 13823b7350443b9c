import type { ObservableNotification } from 'rxjs';
import type { Trace } from '../../protocol/Trace';
import { formatError } from '../phrases/formatError';
import { formatTrace } from '../phrases/formatTrace';
import type { Timeline } from './Timeline';

const phraseOf = (notification: ObservableNotification<Trace>, received: number): string => {
  switch (notification.kind) {
    case 'N':
      return formatTrace(notification.value);
    case 'E':
      return `error ${formatError(notification.error, received)}`;
    case 'C':
      return 'end';
  }
};

/**
 * Writes a timeline in the long form of `traceMarbles`: a line for all that happened, each with the
 * time since the one before it.
 *
 * Every trace comes back as it was. An error comes back where there is a phrase for it; for any
 * other one give `traceMarbles` the error.
 *
 * @example
 * ```ts
 * import { formatTimeline, traceMarbles } from 'voiceflow-rx/testing';
 *
 * formatTimeline(traceMarbles('800ms {text "Hello"} 39ms |'));
 * // 800ms  text "Hello"
 * // +40ms  end
 * ```
 */
export const formatTimeline = (timeline: Timeline<Trace>): string => {
  let before: number | undefined;
  let received = 0;
  const rows = timeline.map(({ time, notification }): readonly [string, string] => {
    // Without the noise of binary fractions.
    const gap = before === undefined ? `${time}ms` : `+${Number((time - before).toFixed(3))}ms`;
    before = time;
    const phrase = phraseOf(notification, received);
    if (notification.kind === 'N') received += 1;
    return [gap, phrase];
  });
  const width = Math.max(0, ...rows.map(([gap]) => gap.length));
  return rows.map(([gap, phrase]) => `${gap.padEnd(width)}  ${phrase}\n`).join('');
};
