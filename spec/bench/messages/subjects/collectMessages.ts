import { Subject } from 'rxjs';
import { collectMessages, trace } from 'voiceflow-rx';
import type { MessagesView, Trace } from 'voiceflow-rx';
import type { CreateSubject } from '../../harness/Subject';
import { createMeter } from '../createMeter';
import type { MeterOptions } from '../createMeter';

/** The view of all messages at each delta of one, behind others that are whole. */
export const createSubject: CreateSubject<MeterOptions & { readonly before: number }> = (options) =>
  createMeter(options, (deltas) => {
    const contents = deltas.map((delta) => trace.completionContent(delta));
    const source$ = new Subject<Trace>();
    let views = 0;
    let last: MessagesView | undefined;
    source$.pipe(collectMessages()).subscribe((view) => {
      views += 1;
      last = view;
    });
    for (let before = 0; before < options.before; before += 1) {
      source$.next(trace.text('Give me a moment…'));
    }
    source$.next(trace.completionStart());
    const from = performance.now();
    for (const content of contents) source$.next(content);
    const ms = performance.now() - from;
    const settled = last?.settled.length;
    source$.next(trace.completionEnd());
    if (settled !== options.before || views !== options.before + deltas.length + 2) {
      throw new Error(`${views} views of ${deltas.length} deltas behind ${settled} messages`);
    }
    return { ms, characters: last?.settled.at(-1)?.text.length ?? 0 };
  });
