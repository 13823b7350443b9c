import type { Observable } from 'rxjs';
import { ConnectError, isConnectError } from '../../errors/ConnectError';
import { DisconnectError } from '../../errors/DisconnectError';
import { ResumeExpiredError } from '../../errors/ResumeExpiredError';
import { TimeoutError } from '../../errors/TimeoutError';
import type { TurnSettings } from '../config/createSettings';
import { explainRefusal } from '../response/explainRefusal';
import type { TurnPlace } from './TurnPlace';

/** What a connection of a turn can fail with, and how the turn is gone on with. */
export interface TurnFailures {
  /** No head came in time. */
  readonly late: (limit: number) => TimeoutError;
  /** What the request failed with. */
  readonly unanswered: (error: unknown) => unknown;
  /** The response is no stream of a turn. */
  readonly refused: (response: Response, signal: AbortSignal) => Promise<Error>;
  /** The body stopped before its end. */
  readonly cut: (phase: DisconnectError['phase'], cause?: unknown) => DisconnectError;
}

/**
 * Makes the failures of one connection.
 *
 * @param place - Where the turn stands; it moves on while the connection lasts.
 * @param goOn - Makes the rest of the turn.
 */
export const createFailures = (
  { keys, redactor, scheduler }: TurnSettings,
  place: TurnPlace,
  goOn: (place: TurnPlace) => Observable<unknown>,
): TurnFailures => {
  /** Whether the turn may run because of an earlier request, whatever becomes of this one. */
  const isBegun = place.body === undefined || place.key !== undefined;

  // Nothing moves the place once the connection has failed.
  const resume = () => () => goOn(place);
  /** The same request again: one that attaches, or a POST that the server is known to run once. */
  const repeat = () =>
    place.body === undefined || (keys.areHonoured && place.key !== undefined)
      ? resume()
      : undefined;

  return {
    late: (limit) => new TimeoutError('connect', limit, repeat()),
    unanswered: (error) => {
      if (!isConnectError(error)) return error;
      const { cause, sent } = error;
      if (!isBegun && sent === 'no') return error;
      return new ConnectError('unknown', { cause, resume: repeat() });
    },
    refused: async (response, signal) => {
      const error = await explainRefusal(
        response,
        { redactor, scheduler },
        signal,
        ({ safeToResend, status }) =>
          (safeToResend ? isBegun : [408, 409].includes(status) || status >= 500)
            ? repeat()
            : undefined,
      );
      return isBegun && response.status === 410
        ? new ResumeExpiredError(place.received, place.cursor, { cause: error })
        : error;
    },
    cut: (phase, cause) =>
      new DisconnectError({
        phase,
        received: place.received,
        cursor: place.cursor === undefined ? undefined : redactor.text(place.cursor),
        retryAfter: place.retryAfter,
        resume: place.body === undefined ? resume() : undefined,
        cause: redactor.cause(cause),
      }),
  };
};
