import { concat, concatMap, of, timer } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { trace } from '../../index';
import type { Trace } from '../../index';

/** How long the API takes, in ms. */
const bookingTime = 1200;

/**
 * The launch of the embedded agent: a word at once, a slow step, and what came of it. These are the
 * traces of the announcement of Voiceflow's streaming endpoint.
 */
export const bookFlight = (scheduler: SchedulerLike): Observable<Trace> =>
  concat(
    of(trace.text('Give me a moment...')),
    timer(bookingTime, scheduler).pipe(
      concatMap(() => [
        trace.debug('API call successfully triggered', { type: 'api' }),
        trace.text('Got it, your flight is booked for June 2nd, from London to Sydney.'),
      ]),
    ),
  );
