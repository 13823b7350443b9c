import { concat, concatMap, defer, materialize, mergeMap, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { BufferFullError } from '../../../errors/BufferFullError';
import type { Trace } from '../../../protocol/Trace';
import type { OutputGuard } from './createOutputGuard';
import type { Shown } from './OutputRules';

/**
 * Puts a guard of its own between each subscription and the source: a trace waits until what is to
 * come of the one before it is out, and so do the completion and the error.
 *
 * @param maxTraces - How many may wait. The one that is too much still comes, an error behind it.
 */
export const oneByOne =
  (create: () => OutputGuard, maxTraces: number) =>
  (source: Observable<Trace>): Observable<Shown> =>
    defer(() => {
      const { complete, fail, push } = create();
      let queued = 0;
      return source.pipe(
        mergeMap((trace) => {
          queued += 1;
          if (queued <= maxTraces) return of(trace);
          const error = new BufferFullError('maxTraces', maxTraces);
          return concat(
            of(trace),
            throwError(() => error),
          );
        }),
        materialize(),
        concatMap((notification) => {
          if (notification.kind === 'C') return complete();
          if (notification.kind === 'N') {
            queued -= 1;
            return push(notification.value);
          }
          const error: unknown = notification.error;
          return fail(error);
        }),
      );
    });
