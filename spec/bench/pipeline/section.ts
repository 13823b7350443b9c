import { comparisonTable } from '../decode/comparisonTable';
import { timesOf } from '../decode/timesOf';
import { compare } from '../harness/compare';
import type { Section } from '../harness/Section';

const functions = 'ten plain functions';
const operators = 'ten operators';

/** What a trace costs on its way through operators. */
export const pipelineSection: Section = {
  id: 'pipeline',
  title: 'Through ten operators',
  packages: ['voiceflow-rx', 'rxjs'],
  measure: async (config) => {
    const options = { answers: config.quick ? 100 : 10_000 };
    const results = await compare(
      [
        { name: functions, module: 'pipeline/subjects/functions', options },
        { name: operators, module: 'pipeline/subjects/operators', options },
      ],
      config,
    );
    return {
      tables: [
        comparisonTable({
          title:
            'A trace through `labelled`, `withoutDebug`, `filterSource`, `filterTraceType`, ' +
            '`accumulateCompletions`, and RxJS `tap`, `map`, `filter`, `distinctUntilChanged`, `takeWhile`',
          field: 'ns',
          unit: 'ns a trace',
          results,
          baselines: [functions],
        }),
      ],
      goals: [
        {
          what: 'a trace through ten operators',
          baseline: functions,
          value: timesOf(results, operators, functions, 'ns'),
          relation: 'at most',
          limit: 10,
          unit: '×',
        },
      ],
      plots: [],
    };
  },
};
