import { distinctUntilChanged, filter, from, map, takeWhile, tap } from 'rxjs';
import {
  accumulateCompletions,
  filterSource,
  filterTraceType,
  labelled,
  withoutDebug,
} from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createRunner } from '../createRunner';
import type { PipelineOptions } from '../createRunner';

const turnID = 'turn-1';

/** Ten operators, five of ours and five of RxJS; a trace passes all of them. */
export const createSubject: CreateSubject<PipelineOptions> = (options) =>
  createRunner(options, (list) => {
    let seen = 0;
    let traces = 0;
    let characters = 0;
    labelled('concierge', () => from(list))({
      userID: 'ada',
      completionEvents: true,
      projectID: 'bench',
    })
      .pipe(
        withoutDebug(),
        filterSource('concierge'),
        tap(() => (seen += 1)),
        filterTraceType('completion', 'text', 'choice'),
        accumulateCompletions(),
        map((trace) => Object.assign({ turnID }, trace, { turnID })),
        filter((trace) => trace.type !== 'text' || trace.payload.message !== ''),
        distinctUntilChanged(),
        takeWhile(({ defaultPath }) => defaultPath === undefined),
      )
      .subscribe(({ payload, type }) => {
        traces += 1;
        if (type === 'completion' && payload.state === 'end') characters += payload.text.length;
      });
    return { traces: Math.min(traces, seen), characters };
  });
