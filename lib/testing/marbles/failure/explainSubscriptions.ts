import type { MarbleSubscription } from '../TraceMarbleHelpers';

const isSame = (one: MarbleSubscription | undefined, other: MarbleSubscription | undefined) =>
  one?.subscribedFrame === other?.subscribedFrame &&
  one?.unsubscribedFrame === other?.unsubscribedFrame;

const say = (subscription: MarbleSubscription | undefined): string => {
  if (subscription === undefined) return 'none';
  const { subscribedFrame: from, unsubscribedFrame: to } = subscription;
  return `from ${from} ms ${to === Infinity ? 'on, for ever' : `to ${to} ms`}`;
};

/**
 * Says how subscriptions differ from what was expected.
 *
 * @returns `undefined` where they are the same.
 */
export const explainSubscriptions = (
  expected: readonly MarbleSubscription[],
  actual: readonly MarbleSubscription[],
): string | undefined => {
  const count = Math.max(expected.length, actual.length);
  const rows = Array.from({ length: count }, (_, index) => ({
    index,
    wanted: expected[index],
    came: actual[index],
  }));
  if (rows.every(({ wanted, came }) => isSame(wanted, came))) return undefined;
  const width = Math.max('expected'.length, ...rows.map(({ wanted }) => say(wanted).length));
  return [
    'The subscriptions are not as expected:',
    '',
    `     #  ${'expected'.padEnd(width)}  actual`,
    ...rows.map(({ index, wanted, came }) => {
      const mark = isSame(wanted, came) ? ' ' : '>';
      return `  ${mark} ${String(index + 1).padStart(2)}  ${say(wanted).padEnd(width)}  ${say(came)}`;
    }),
  ].join('\n');
};
