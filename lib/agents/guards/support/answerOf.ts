import { defer, from, isObservable, of, take, throwIfEmpty } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../../errors/InvalidInputError';

/** A value that is there, or that comes. */
type Answer<T> = T | PromiseLike<T> | Observable<T>;

const isComing = <T>(answer: Answer<T>): answer is PromiseLike<T> | Observable<T> =>
  isObservable(answer) || (typeof answer === 'object' && answer !== null && 'then' in answer);

const isMissing = () =>
  new InvalidInputError('check', 'must answer: its Observable completed without a value');

/**
 * Asks a check, and gives its answer: in the same task where it is there at once.
 *
 * Of an Observable that is the first value; one without a value is an error, as a check that throws
 * or rejects is.
 */
export const answerOf = <T>(ask: () => Answer<T>): Observable<T> =>
  defer(() => {
    const answer = ask();
    return isComing(answer) ? from(answer).pipe(take(1), throwIfEmpty(isMissing)) : of(answer);
  });
