import { catchError, concatMap, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, collectMessages, trace } from 'voiceflow-rx';
import type { Action, Client, MessagesView } from 'voiceflow-rx';

/** The app under test: what a chat shows, for the actions of its user. */
export const chat = (
  interact: Client['interact'],
  actions$: Observable<Action>,
): Observable<MessagesView> =>
  actions$.pipe(
    concatMap((action) =>
      interact({ userID: 'ada', action }).pipe(
        accumulateCompletions(),
        catchError(() => of(trace.text('The answer broke off. Say it again?'))),
      ),
    ),
    collectMessages(),
  );
