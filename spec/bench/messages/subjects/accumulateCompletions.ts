import { Subject } from 'rxjs';
import { accumulateCompletions, trace } from 'voiceflow-rx';
import type { Trace } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createMeter } from '../createMeter';
import type { MeterOptions } from '../createMeter';

/** The operator alone. The text so far is in every trace; who looks on reads the last one's. */
export const createSubject: CreateSubject<MeterOptions> = (options) =>
  createMeter(options, (deltas) => {
    const contents = deltas.map((delta) => trace.completionContent(delta));
    const source$ = new Subject<Trace>();
    let emitted = 0;
    let characters = 0;
    source$.pipe(accumulateCompletions()).subscribe(({ payload, type }) => {
      emitted += 1;
      if (type === 'completion' && payload.state === 'end') characters = payload.text.length;
    });
    source$.next(trace.completionStart());
    const from = performance.now();
    for (const content of contents) source$.next(content);
    const ms = performance.now() - from;
    source$.next(trace.completionEnd());
    if (emitted !== deltas.length + 2) throw new Error(`${emitted} of ${deltas.length} + 2 traces`);
    return { ms, characters };
  });
