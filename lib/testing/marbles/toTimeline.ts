import type { Timeline } from '../timeline/Timeline';
import { traceMarbles } from './traceMarbles';

/** The timeline of a diagram; one that is given is itself. */
export const toTimeline = (
  diagram: string | Timeline<unknown>,
  legend?: Readonly<Record<string, unknown>>,
  error?: unknown,
): Timeline<unknown> => {
  if (typeof diagram !== 'string') return diagram;
  return legend === undefined
    ? traceMarbles(diagram, legend, error)
    : traceMarbles(diagram, legend, error);
};
