import { from, isObservable, Observable, tap } from 'rxjs';
import { pullOf } from './pullOf';
import type { Pull } from './pullOf';
import { unusable } from './unusable';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What can be read and awaited too is read. */
const isStream = (given: unknown): boolean =>
  isObject(given) && (isObservable(given) || pullOf(given) !== undefined);

/** Lets go of a stream. Where that fails, whoever could be told has left, or was told before. */
const leaveQuietly = async ({ leave }: Pull): Promise<void> => {
  try {
    await leave();
  } catch {
    return;
  }
};

/**
 * What a stream of any kind, or a promise of one, gives.
 *
 * A stream that is pulled is asked for the next value when the one before was delivered.
 *
 * @param open - Opens it, once a subscription. Its signal is aborted where the subscription does not
 *   complete, and then the stream is let go of, also one that comes later.
 */
export const readStream = (open: (signal: AbortSignal) => unknown): Observable<unknown> =>
  new Observable((subscriber) => {
    const controller = new AbortController();
    let isOver = false;
    subscriber.add(() => {
      if (!isOver) controller.abort();
    });

    const pump = async (pull: Pull): Promise<void> => {
      let isAtItsEnd = false;
      subscriber.add(() => {
        if (!isAtItsEnd) void leaveQuietly(pull);
      });
      while (!subscriber.closed) {
        let result: IteratorResult<unknown, unknown>;
        try {
          result = await pull.next();
        } catch (error) {
          // It has nothing to be let go of any more.
          isAtItsEnd = true;
          throw error;
        }
        if (result.done === true) {
          isAtItsEnd = true;
          isOver = true;
          subscriber.complete();
        } else {
          subscriber.next(result.value);
        }
      }
    };

    const read = async (given: unknown): Promise<void> => {
      // No `await` where there is nothing to wait for: an Observable is heard in this task.
      const stream = isStream(given) ? given : await given;
      if (isObservable(stream)) {
        if (subscriber.closed) return;
        const complete = (): void => {
          isOver = true;
        };
        from(stream).pipe(tap({ complete })).subscribe(subscriber);
        return;
      }
      const start = isObject(stream) ? pullOf(stream) : undefined;
      if (start === undefined) throw unusable(stream, 'a stream of texts was to come');
      await pump(start());
    };

    read(open(controller.signal)).catch((error: unknown) => subscriber.error(error));
  });
