import type { MonoTypeOperatorFunction } from 'rxjs';
import { fold } from '../../../operators/support/fold';
import type { Trace } from '../../../protocol/Trace';
import type { TextReader } from '../../support/createTextReader';

/** Passes traces on, and has them read; one that is too much comes out before the error. */
export const readInto = (reader: TextReader): MonoTypeOperatorFunction<Trace> =>
  fold(() => {
    let unread: readonly Trace[] = [];
    return {
      push: (trace) => {
        unread = [trace];
        reader.push(trace);
        unread = [];
        return [trace];
      },
      complete: () => [],
      fail: () => unread,
    };
  });
