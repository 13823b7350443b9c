import type { Timeline } from '../timeline/Timeline';

/** Whether `value` is a timeline; an empty one is a list like any other. */
export const isTimeline = (value: unknown): value is Timeline<unknown> =>
  Array.isArray(value) &&
  value.every(
    (item: unknown) =>
      typeof item === 'object' && item !== null && 'time' in item && 'notification' in item,
  );
