import { compare } from '../harness/compare';
import type { Section } from '../harness/Section';
import type { Sample } from '../harness/Subject';
import { formatFigure } from '../report/formatFigure';

const samples = 10;

const figure = (sample: Sample | undefined, name: string): number => sample?.[name] ?? NaN;

/** Whether what a conversation holds is bounded: the heap after garbage collection, ten times. */
export const conversationSection: Section = {
  id: 'conversation',
  title: 'Many turns, one client and one conversation',
  packages: ['voiceflow-rx', 'rxjs'],
  measure: async ({ quick }) => {
    const turns = quick ? 100 : 100_000;
    const [result] = await compare(
      [
        {
          name: 'a conversation',
          module: 'conversation/subjects/conversation',
          options: { turns: turns / samples },
          execArgv: ['--expose-gc'],
        },
      ],
      // It is one measurement in ten parts, each of which goes on where the last one was.
      { rounds: samples, warmUp: 0 },
    );
    const measured = result?.samples ?? [];
    // By the second one the limits of the state are reached, and the code is warm.
    const base = figure(measured[1], 'heapMB');
    return {
      tables: [
        {
          title: 'One turn after the other, through the handler in the same process',
          columns: ['turns', 'heap, MB', 'more than at the second, MB', 'µs a turn'],
          rows: measured.map((sample) => [
            figure(sample, 'turns').toLocaleString('en'),
            formatFigure(figure(sample, 'heapMB')),
            formatFigure(figure(sample, 'heapMB') - base),
            formatFigure(figure(sample, 'us')),
          ]),
        },
      ],
      goals: [
        {
          what: `the heap after ${turns.toLocaleString('en')} turns, more or less`,
          baseline: `after ${((2 * turns) / samples).toLocaleString('en')}`,
          value: Math.abs(figure(measured.at(-1), 'heapMB') - base),
          relation: 'at most',
          limit: 10,
          unit: 'MB',
        },
      ],
      plots: [
        {
          name: 'conversation-heap',
          title: 'The heap of one conversation, by its turns',
          x: { label: 'turns' },
          y: { label: 'MB after garbage collection' },
          series: [
            {
              name: 'client, handler and conversation',
              points: measured.map(
                (sample) => [figure(sample, 'turns'), figure(sample, 'heapMB')] as const,
              ),
            },
          ],
        },
      ],
    };
  },
};
