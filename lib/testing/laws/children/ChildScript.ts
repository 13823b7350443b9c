import type { Trace } from '../../../protocol/Trace';

/** How a child ends. */
type ChildEnd = 'completes' | 'fails' | 'never ends' | 'throws when it is called';

/** What a child says each time that it is subscribed to. */
export interface ChildScript {
  readonly traces: readonly Trace[];
  readonly end: ChildEnd;
  /** How many of its traces, and then its end, come while it is being subscribed to. */
  readonly atOnce: number;
}

/** A script in words, for people. */
export const describeScript = ({ atOnce, end, traces }: ChildScript): string => {
  if (end === 'throws when it is called') return end;
  const first = Math.min(atOnce, traces.length);
  const later = traces.length - first;
  const parts = [
    ...(first === 0 ? [] : [`${first} at once`]),
    ...(later === 0 ? [] : [`${later} later`]),
  ];
  const said = parts.length === 0 ? 'nothing' : `traces: ${parts.join(', ')}`;
  const isAtOnce = end !== 'never ends' && atOnce > traces.length;
  return `says ${said}; then ${end}${isAtOnce ? ' at once' : ''}`;
};
