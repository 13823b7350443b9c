import { catchError, concat, defer, tap, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';

/** Has each trace looked at, then passes it on; before what `look` throws it comes out all the same. */
export const watchTraces =
  (look: (trace: Trace) => void) =>
  (source: Observable<Trace>): Observable<Trace> =>
    defer(() => {
      let unseen: readonly Trace[] = [];
      return source.pipe(
        tap((trace) => {
          unseen = [trace];
          look(trace);
          unseen = [];
        }),
        catchError((error: unknown) =>
          concat(
            unseen,
            throwError(() => error),
          ),
        ),
      );
    });
