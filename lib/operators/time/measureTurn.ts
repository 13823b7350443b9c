import { asyncScheduler, defer, tap, throwError } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import type { Trace } from '../../protocol/Trace';
import { createTurnMeter } from '../support/time/createTurnMeter';
import type { TurnMeasure } from './TurnMeasure';

/** How {@link measureTurn} measures. */
export interface MeasureTurnConfig {
  /** Is given the measure, once a subscription, as the turn ends. */
  readonly onMeasure: (measure: TurnMeasure) => void;
  /** Its `now()` is the clock. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}

/**
 * Measures how long a turn takes: to its first trace, to its first words, between deltas, in all.
 *
 *     source   --s--a--b--e--|      a, b: content "Hel", "lo"
 *              measureTurn({ onMeasure })
 *     result   --s--a--b--e--|      onMeasure: { outcome: 'completed', firstTrace: 2, firstText: 5,
 *                                                total: 14, traces: 4,
 *                                                deltas: { count: 2, mean: 3, longest: 3 } }
 *
 * All traces pass at once, as they are. `onMeasure` is called once a subscription: before the
 * completion or the error goes on, or when the consumer unsubscribes. It counts from the moment of
 * subscription, so put it directly behind the turn: what stands before it is measured, retries too.
 * Deltas are told apart by `source`. It holds one number an open message.
 *
 * What `onMeasure` throws is the error of a stream that would have completed. Where the turn failed,
 * its own error stays; there, and where the consumer unsubscribed, what `onMeasure` throws goes
 * where RxJS reports errors that nobody handles.
 *
 * A clock that is put back makes no time negative: what it skips is not counted.
 *
 * @example
 * ```ts
 * import { createClient, measureTurn } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1', completionEvents: true });
 * interact({ userID: 'ada' })
 *   .pipe(
 *     measureTurn({
 *       onMeasure: ({ firstText = NaN, outcome, total }) =>
 *         console.log(`${outcome}: first words after ${firstText} ms, all after ${total} ms`),
 *     }),
 *   )
 *   .subscribe();
 * ```
 */
export const measureTurn =
  ({ onMeasure, scheduler = asyncScheduler }: MeasureTurnConfig) =>
  <T extends Trace>(source: Observable<T>): Observable<T> =>
    defer(() => {
      const { add, stop } = createTurnMeter(scheduler);
      const measureAside = (outcome: TurnMeasure['outcome']): void => {
        try {
          onMeasure(stop(outcome));
        } catch (thrown) {
          // Nobody is left to handle it: RxJS reports it, and this turn ends as it does.
          throwError(() => thrown).subscribe();
        }
      };
      return source.pipe(
        tap<T>({
          next: add,
          error: () => measureAside('failed'),
          complete: () => onMeasure(stop('completed')),
          unsubscribe: () => measureAside('unsubscribed'),
        }),
      );
    });
