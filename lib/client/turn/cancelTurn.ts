import { Observable } from 'rxjs';
import { ProtocolError } from '../../errors/ProtocolError';
import { TimeoutError } from '../../errors/TimeoutError';
import type { TurnSettings } from '../config/createSettings';
import { isRecord } from '../isRecord';
import { sendRequest } from '../request/sendRequest';
import { explainRefusal } from '../response/explainRefusal';
import { readExcerpt } from '../response/readExcerpt';
import { runCall } from './runCall';

/** What a cancellation came to: the turn was ended by it, or had ended before. */
type Outcome = 'cancelled' | 'over';

const outcomeOf = (text: string): Outcome | undefined => {
  try {
    const answer: unknown = JSON.parse(text);
    const outcome = isRecord(answer) ? answer['outcome'] : undefined;
    return outcome === 'cancelled' || outcome === 'over' ? outcome : undefined;
  } catch {
    return undefined;
  }
};

/** Cancels a turn, once for each subscription. */
export const cancelTurn = (settings: TurnSettings, url: string): Observable<Outcome> =>
  new Observable((subscriber) =>
    runCall(
      settings,
      (error) => subscriber.error(error),
      ({ close, failAfter, signal }) => {
        const { redactor, scheduler, timeouts } = settings;
        const connecting = failAfter(timeouts.connect, (ms) => new TimeoutError('connect', ms));
        return async () => {
          const headers = { accept: 'application/json' };
          const response = await sendRequest(settings, { method: 'DELETE', url, headers }, signal);
          connecting.unsubscribe();
          if (response.status !== 200) throw await explainRefusal(response, settings, signal);
          const text = await readExcerpt(response, scheduler, signal);
          const outcome = outcomeOf(text);
          if (outcome === undefined) {
            const reason = 'The answer to a cancellation must have an outcome: cancelled or over';
            throw new ProtocolError(reason, redactor.excerpt(text));
          }
          close(() => {
            subscriber.next(outcome);
            subscriber.complete();
          });
        };
      },
    ),
  );
