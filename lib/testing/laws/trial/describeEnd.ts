import { inspect } from '../../phrases/inspect';
import type { Probe } from './Probe';

/** How a subscription ended, in words. */
export const describeEnd = ({ closed, end }: Probe): string => {
  if (end === undefined) return closed ? '(left)' : '(still open)';
  return end.kind === 'completed' ? 'completion' : `error ${inspect(end.error)}`;
};
