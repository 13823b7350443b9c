import { asyncScheduler } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { createDelayPacer } from '../support/time/createDelayPacer';
import { pace } from '../support/time/pace';

/** How {@link honorDelay} pauses. */
export interface HonorDelayConfig {
  /** The longest pause after one text, in ms. Default: 10,000. */
  readonly maxDelay?: number;
  /** The most traces that are held at once; past it all of them pass without pauses. Default: 10,000. */
  readonly maxTraces?: number;
  /** The clock of the pauses. Default: RxJS's `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}

const defaultMaxDelay = 10_000;
const defaultMaxTraces = 10_000;

/**
 * Pauses where a text asks for it: for `payload.delay` ms before the next trace.
 *
 *     source   --(tu)--c|            t: text with a delay of 4 ms   u: text   c: choice
 *              honorDelay()
 *     result   --t---u-c|
 *
 * The pause begins when the text is emitted; what arrives later than that is not held. A trace
 * that is held is emitted when the pause is over, in order. The stream completes after the last
 * trace, without the pause that would follow it.
 *
 * An error comes at once, after all that is held. Unsubscribing ends the pause.
 *
 * Only `text` asks for a pause: put it after `accumulateCompletions({ emit: 'end' })` for the
 * delays of completions, and before `smoothText`, which has no texts any more.
 *
 * @throws InvalidInputError at once, where `maxDelay` or `maxTraces` is no number of at least 0.
 *
 * @example
 * ```ts
 * import { createClient, filterTraceType, honorDelay } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * interact({ userID: 'ada' })
 *   .pipe(honorDelay({ maxDelay: 2_000 }), filterTraceType('text'))
 *   .subscribe(({ payload }) => console.log(payload.message));
 * ```
 */
export const honorDelay = ({
  maxDelay = defaultMaxDelay,
  maxTraces = defaultMaxTraces,
  scheduler = asyncScheduler,
}: HonorDelayConfig = {}): (<T extends Trace>(source: Observable<T>) => Observable<T>) => {
  for (const [field, limit] of Object.entries({ maxDelay, maxTraces })) {
    if (!(limit >= 0)) throw new InvalidInputError(field, 'must be a number of at least 0');
  }
  return <T extends Trace>(source: Observable<T>) =>
    source.pipe(pace(() => createDelayPacer<T>({ maxDelay, maxTraces }), scheduler));
};
