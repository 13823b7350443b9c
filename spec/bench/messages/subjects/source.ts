import { Subject } from 'rxjs';
import { trace } from 'voiceflow-rx';
import type { Trace } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createMeter } from '../createMeter';
import type { MeterOptions } from '../createMeter';

/** Nothing but the source: what is left of the others' costs is the operator's. */
export const createSubject: CreateSubject<MeterOptions> = (options) =>
  createMeter(options, (deltas) => {
    const contents = deltas.map((delta) => trace.completionContent(delta));
    const source$ = new Subject<Trace>();
    let characters = 0;
    source$.subscribe(({ payload, type }) => {
      if (type === 'completion' && payload.state === 'content') {
        characters += payload.content.length;
      }
    });
    const from = performance.now();
    for (const content of contents) source$.next(content);
    return { ms: performance.now() - from, characters };
  });
