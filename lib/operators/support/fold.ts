import { finalize, Observable, takeUntil } from 'rxjs';

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
 *
 * The one operator that is no composition: every delta passes here, and `map` and `concatMap` would
 * take eight times as long for it (`npm run bench -- --only messages`) and two kilobytes more.
 */
export const fold =
  <T, R>(create: () => Fold<T, R>) =>
  (source: Observable<T>): Observable<R> =>
    // eslint-disable-next-line no-restricted-syntax -- see above
    new Observable<R>((subscriber) => {
      const { complete, fail, push } = create();
      const waiting: (() => void)[] = [];
      let isAtWork = false;
      let isLetGo = false;
      let letGo = (): void => undefined;
      /** What to do when the source has let go of what it holds, as `concat` waits for it. */
      let last: (() => void) | undefined;

      const emit = (values: readonly R[]): void => {
        for (const value of values) subscriber.next(value);
      };

      const giveUp = (error: unknown): void => {
        try {
          emit(fail());
        } catch (worse) {
          subscriber.error(worse);
        }
        subscriber.error(error);
      };

      const attempt = (step: () => void): void => {
        try {
          step();
        } catch (error) {
          waiting.length = 0;
          last = () => giveUp(error);
          if (isLetGo) last();
          else letGo();
        }
      };

      /** A consumer can make the next thing happen while it is given a value: that waits its turn. */
      const inOrder = (step: () => void): void => {
        if (isAtWork) {
          waiting.push(step);
          return;
        }
        isAtWork = true;
        let next: (() => void) | undefined = step;
        while (next !== undefined && !subscriber.closed) {
          attempt(next);
          next = waiting.shift();
        }
        isAtWork = false;
      };

      // Reaches a source that emits synchronously too, before `subscribe` has returned.
      // eslint-disable-next-line no-restricted-syntax -- see above
      const over = new Observable((notifier) => {
        letGo = () => notifier.next(undefined);
      });
      subscriber.add(() => letGo());
      source
        .pipe(
          takeUntil(over),
          finalize(() => {
            isLetGo = true;
            last?.();
          }),
        )
        .subscribe({
          next: (value) => inOrder(() => emit(push(value))),
          error: (error: unknown) => {
            last ??= () => inOrder(() => giveUp(error));
          },
          complete: () => {
            last ??= () =>
              inOrder(() => {
                emit(complete());
                subscriber.complete();
              });
          },
        });
    });
