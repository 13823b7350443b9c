import type { Goal } from '../harness/Section';
import { formatFigure } from './formatFigure';

/** The heads of the columns that {@link goalRow} fills. */
export const goalColumns = ['what', 'against', 'measured', 'goal', 'reached'] as const;

/** A goal as a row of a table. */
export const goalRow = (goal: Goal): readonly string[] => [
  goal.what,
  goal.baseline,
  `${formatFigure(goal.value)} ${goal.unit}`,
  `${goal.relation} ${goal.limit.toLocaleString('en')} ${goal.unit}`,
  isReached(goal) ? 'yes' : 'no',
];

const isReached = ({ limit, relation, value }: Goal): boolean =>
  relation === 'at most' ? value <= limit : value >= limit;
