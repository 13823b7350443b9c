import type { OperatorFunction } from 'rxjs';
import { fold } from '../../../operators/support/fold';
import type { Trace } from '../../../protocol/Trace';
import { trace } from '../../../protocol/traces/builders';
import type { CompletionStart } from '../../../protocol/traces/speech/CompletionTrace';
import { unusable } from './unusable';

/** Makes one completion of all texts; none where there are no words. */
export const toCompletion = (
  start: Omit<CompletionStart, 'state'>,
): OperatorFunction<unknown, Trace> =>
  fold<unknown, Trace>(() => {
    let isOpen = false;
    return {
      push: (text) => {
        if (typeof text !== 'string') throw unusable(text, 'a text was to come');
        if (text === '') return [];
        const content = trace.completionContent(text);
        if (isOpen) return [content];
        isOpen = true;
        return [trace.completionStart(start), content];
      },
      complete: () => (isOpen ? [trace.completionEnd()] : []),
      // Whoever puts the message together sees that it was cut.
      fail: () => [],
    };
  });
