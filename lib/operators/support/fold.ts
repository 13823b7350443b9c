import { catchError, concat, concatMap, defer, from, materialize, throwError } from 'rxjs';
import type { Observable } from 'rxjs';

/** What stands between a source and its subscriber: it may hold values back. */
export interface Fold<T, R> {
  /** What comes out for one value that comes in. What it throws errors the stream. */
  readonly push: (value: T) => readonly R[];
  /** What comes out when the source completes. */
  readonly complete: () => readonly R[];
  /** What comes out before an error. */
  readonly fail: () => readonly R[];
}

/**
 * Puts a fold of its own between each subscription and the source.
 *
 *     source   --a--b--c--|          create: () => pairs
 *     result   -----P-----(Q|)       P: push(b)   Q: complete()
 */
export const fold =
  <T, R>(create: () => Fold<T, R>) =>
  (source: Observable<T>): Observable<R> =>
    defer(() => {
      const { complete, fail, push } = create();
      return source.pipe(
        // An error waits its turn too, where a consumer makes it come while it is given a value.
        materialize(),
        concatMap((notification) => {
          if (notification.kind === 'N') return push(notification.value);
          if (notification.kind === 'C') return complete();
          const error: unknown = notification.error;
          return throwError(() => error);
        }),
        catchError((error: unknown) =>
          concat(
            from(fail()),
            throwError(() => error),
          ),
        ),
      );
    });
