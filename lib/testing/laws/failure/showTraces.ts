import type { Trace } from '../../../protocol/Trace';
import { inspect } from '../../phrases/inspect';

/** How many traces are shown. */
const most = 12;

/** Traces in words, a line each, and how it ended after them. */
export const showTraces = (traces: readonly Trace[], end?: string): string => {
  const lines = traces.slice(0, most).map((trace) => inspect(trace));
  if (traces.length > most) lines.push(`… ${traces.length - most} more`);
  if (end !== undefined) lines.push(end);
  return lines.length === 0 ? 'nothing' : lines.join('\n');
};
