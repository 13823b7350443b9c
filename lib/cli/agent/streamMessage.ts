import { concat, concatMap, from, map, of, timer } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { trace } from '../../index';
import type { CompletionTrace } from '../../index';
import { cutIntoPieces } from './cutIntoPieces';

/** How long before the first word, in ms. */
const thinkingTime = 400;

/** How long a piece takes, in ms: from 35 to 60. */
const tellingTime = (piece: string): number => 30 + 5 * Math.min(piece.length, 6);

/**
 * Tells a message as a completion: a start after some thought, a delta for each piece, an end.
 *
 *     streamMessage('Hello Ada', scheduler)
 *     result   400ms s 54ms a 49ms (be|)
 */
export const streamMessage = (
  message: string,
  scheduler: SchedulerLike,
): Observable<CompletionTrace> =>
  concat(
    timer(thinkingTime, scheduler).pipe(map(() => trace.completionStart())),
    from(cutIntoPieces(message)).pipe(
      concatMap((piece) =>
        timer(tellingTime(piece), scheduler).pipe(map(() => trace.completionContent(piece))),
      ),
    ),
    of(trace.completionEnd()),
  );
