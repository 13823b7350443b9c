import type { either } from 'fp-ts';
import { catchError, map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { isStreamError } from '../../errors/StreamError';
import type { StreamError } from '../../errors/StreamError';
import { UnexpectedError } from '../../errors/UnexpectedError';

const right = <T>(value: T): either.Either<never, T> => ({ _tag: 'Right', right: value });

const left = (error: StreamError): either.Either<StreamError, never> => ({
  _tag: 'Left',
  left: error,
});

/**
 * Makes a value of a failure: for fp-ts, and for streams that must not error.
 *
 *     source   --a--b--#
 *              toEither()
 *     result   --A--B--(E|)      A, B: right(a), right(b)   E: left(error)
 *
 * What arrives is a `Right`, at once. An error is one `Left`, the last value, and the stream
 * completes: it never errors. An error that is no {@link StreamError} stands in the `cause` of an
 * {@link UnexpectedError}.
 *
 * Put it last in the pipe: the operators before it, `retryOnDisconnect` above all, act on errors.
 *
 * @example
 * ```ts
 * import { createClient, toEither } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * interact({ userID: 'ada' })
 *   .pipe(toEither())
 *   .subscribe((result) => {
 *     if (result._tag === 'Right') console.log(result.right.type);
 *     else console.warn(result.left._tag, result.left.message);
 *   });
 * ```
 */
export const toEither =
  () =>
  <T>(source: Observable<T>): Observable<either.Either<StreamError, T>> =>
    source.pipe(
      map(right),
      catchError((error: unknown) =>
        of(left(isStreamError(error) ? error : new UnexpectedError({ cause: error }))),
      ),
    );
