import { decodeTrace } from '../../protocol/decodeTrace';
import type { Trace } from '../../protocol/Trace';

/** Whether `value` is a trace, in any form that it has inside a pipeline. */
export const isTrace = (value: unknown): value is Trace => {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const wire = value.type === 'custom' && 'raw' in value ? value.raw : value;
  return decodeTrace(wire)._tag === 'Right';
};
