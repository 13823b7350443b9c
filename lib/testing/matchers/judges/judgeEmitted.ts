import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Trace } from '../../../protocol/Trace';
import { alignTimelines } from '../../marbles/failure/alignTimelines';
import { explainDifference } from '../../marbles/failure/explainDifference';
import { traceAlphabet } from '../../marbles/traceAlphabet';
import { traceMarbles } from '../../marbles/traceMarbles';
import type { Timeline } from '../../timeline/Timeline';
import { isCutShort } from '../answer';
import type { Verdict } from '../answer';
import { describeEnd } from '../describeEnd';
import { isTimeline } from '../isTimeline';
import type { Observed } from '../observe';
import { explainOrder } from './explainOrder';

/** What a turn emits: a diagram, a timeline, or just its traces, after which it ends. */
export type ExpectedTraces = string | Timeline<Trace> | readonly Trace[];

/** Numbered from 1, for the order alone counts. */
const inOrder = (timeline: Timeline<unknown>): Timeline<unknown> =>
  timeline.map(({ notification }, index) => ({ time: index + 1, notification }));

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const timelineOf = (expected: unknown): Timeline<unknown> => {
  if (typeof expected === 'string') return traceMarbles(expected);
  if (!isList(expected)) {
    throw new InvalidInputError('toEmitTraces(…)', 'must be given a diagram or a list of traces');
  }
  if (expected.length > 0 && isTimeline(expected)) return expected;
  return [
    ...expected.map((value) => ({ time: 0, notification: { kind: 'N' as const, value } })),
    { time: 0, notification: { kind: 'C' } },
  ];
};

/**
 * Whether a turn emits these traces, in order, and ends so.
 *
 * @param times - Whether the times must be the same too.
 */
export const judgeEmitted = (
  observed: Observed,
  expected: ExpectedTraces,
  times: boolean,
): Verdict => {
  const wanted = timelineOf(expected);
  const { timeline } = observed;
  const claim = 'emit what is expected';
  const end = describeEnd(observed);
  if (times) {
    if (typeof expected !== 'string' && !isTimeline(expected)) {
      throw new InvalidInputError('times', 'needs a diagram or a timeline, which have them');
    }
    const difference = explainDifference(wanted, timeline, traceAlphabet);
    return { holds: difference === undefined, claim, account: () => difference ?? `It ${end}.` };
  }
  const rows = alignTimelines(inOrder(wanted), inOrder(timeline));
  const first = rows.findIndex(({ difference }) => difference !== undefined);
  // So far all is well, and the rest may still come.
  const isUndecided = isCutShort(observed) && first >= timeline.length;
  return {
    holds: isUndecided ? undefined : first < 0,
    claim,
    account: () => explainOrder(rows, first, end),
  };
};
