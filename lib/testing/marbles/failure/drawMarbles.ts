import type { ObservableNotification } from 'rxjs';
import type { Timeline } from '../../timeline/Timeline';

/** Up to how many ms a gap is drawn with dashes. */
const maxDashes = 10;

const gapOf = (ms: number): string =>
  ms <= maxDashes && Number.isInteger(ms) ? '-'.repeat(ms) : ` ${ms}ms `;

/**
 * Draws a timeline as marbles.
 *
 * @param keyOf - The character, or the word, of a value.
 * @returns `undefined` where there are no marbles for it: a group is as long as it has characters,
 *   and something happens before that.
 */
export const drawMarbles = (
  timeline: Timeline<unknown>,
  keyOf: (value: unknown) => string,
): string | undefined => {
  const marbleOf = (notification: ObservableNotification<unknown>): string => {
    if (notification.kind === 'C') return '|';
    if (notification.kind === 'E') return '#';
    const key = keyOf(notification.value);
    return /^.$/su.test(key) ? key : `{${key}}`;
  };

  let drawn = '';
  let frame = 0;
  for (let at = 0, next = 0; at < timeline.length; at = next) {
    const time = timeline[at]?.time ?? 0;
    while (timeline[next]?.time === time) next += 1;
    if (time < frame) return undefined;
    const marbles = timeline.slice(at, next).map(({ notification }) => marbleOf(notification));
    const isGroup = marbles.length > 1;
    drawn += gapOf(time - frame) + (isGroup ? `(${marbles.join('')})` : marbles.join(''));
    frame = time + marbles.length + (isGroup ? 2 : 0);
  }
  return drawn.trim();
};
