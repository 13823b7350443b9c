import { encodeTrace } from '../../../protocol/encodeTrace';
import type { Trace } from '../../../protocol/Trace';

/**
 * A trace as it stands on the wire, without its `source`, which agents made of agents may set: two
 * traces with the same key are the same.
 */
export const keyOf = (trace: Trace): string => {
  const { source: _, ...wire } = { source: undefined, ...encodeTrace(trace) };
  return JSON.stringify(wire);
};
