import type { Section, SectionResult } from '../harness/Section';
import { alignTable } from './alignTable';
import { goalColumns, goalRow } from './goalRow';

/** A result as the terminal shows it: its tables, then which of its goals are reached. */
export const formatResult = (
  { id, title }: Pick<Section, 'id' | 'title'>,
  { goals, tables }: Pick<SectionResult, 'goals' | 'tables'>,
): string =>
  [
    `=== ${title} (${id})`,
    ...tables.map((table) => `${table.title}\n${alignTable(table)}`),
    ...(goals.length === 0
      ? []
      : [`Goals\n${alignTable({ columns: goalColumns, rows: goals.map(goalRow) })}`]),
  ].join('\n\n');
