import { runInThisContext } from 'node:vm';
import { accumulateCompletions } from '../../../../lib';
import { runTraceMarbles } from '../../../../lib/testing/marbles/runTraceMarbles';

type Pasted = (
  it: (title: string, test: () => void) => void,
  accumulate: typeof accumulateCompletions,
  run: typeof runTraceMarbles,
) => void;

const isPasted = (value: unknown): value is Pasted => typeof value === 'function';

/** Runs the text of a spec as it stands, but for its imports; gives the titles of its tests. */
export const runPasted = (spec: string): readonly string[] => {
  const body = spec.replace(/^import .*\n/gm, '');
  const pasted: unknown = runInThisContext(
    `(it, accumulateCompletions, runTraceMarbles) => {${body}}`,
  );
  if (!isPasted(pasted)) throw new Error('This is no spec');
  const titles: string[] = [];
  pasted(
    (title, test) => {
      titles.push(title);
      test();
    },
    accumulateCompletions,
    runTraceMarbles,
  );
  return titles;
};
