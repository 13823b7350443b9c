import { catchError, concat, defer, EMPTY, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { fold } from '../../../operators/support/fold';
import type { Trace } from '../../../protocol/Trace';
import { createContestant } from './createContestant';
import type { ContestRules } from './createContestant';

/**
 * What one contestant says in a race: silence until it has won, then all that it has said, then the
 * rest as it comes. One that is out of the race is silent for ever, but for the last one, which has
 * the answer of the race.
 */
export const contest = (
  said: Observable<Trace>,
  rules: ContestRules,
): Observable<readonly Trace[]> =>
  defer(() => {
    const contestant = createContestant(rules);
    const { referee } = rules;
    const { hasWon, isBroken, release } = contestant;
    return concat(
      said.pipe(fold(() => contestant)),
      defer(() => (hasWon() ? EMPTY : referee.completed(release()))),
    ).pipe(
      catchError((error: unknown) => {
        if (hasWon() || isBroken()) return throwError(() => error);
        release();
        return referee.failed(error);
      }),
    );
  });
