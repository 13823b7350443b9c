import type { ChildRun } from './ChildRun';

/** Which children run, in words: `child 1 and child 2 still ran`. */
export const describeRuns = (runs: readonly ChildRun[]): string => {
  const names = [...new Set(runs.map(({ child }) => `child ${child}`))];
  return `${names.join(' and ')} still ran`;
};
