import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { createDeltaFold } from '../support/messages/createDeltaFold';
import { fold } from '../support/fold';

/** How {@link compactTraces} joins. */
export interface CompactTracesConfig {
  /**
   * The most characters (UTF-16 code units) that a joined delta may have. A delta that would pass
   * it begins a new one; a longer one passes alone. Default: 64 Ki.
   */
  readonly maxCharacters?: number;
}

/** 64 Ki, and no product: bundlers keep one that is not used. */
const defaultMaxCharacters = 65_536;

/**
 * Makes one delta of neighbouring deltas of one message.
 *
 *     source   --s--a--b--e--c--d--|        a, b, c, d: content "Hel", "lo", "Bon", "jour"
 *              compactTraces()
 *     result   --s--------(Ae)-----(C|)     A, C: content "Hello", "Bonjour"
 *
 * It is for recordings, logs, replays and tests, **not for a live screen**: the deltas that came
 * last are held, without a limit of time, until another trace comes, the source completes or it
 * errors. Then they come first. What is held when you unsubscribe is gone.
 *
 * The content of completions and of reasonings is joined, and `completion-continue` of the
 * `v2beta1` dialect; audio never. Two deltas are neighbours where nothing stands between them, their
 * `source`, `turnID` and `handleID` are the same, and both have fields of the same names. The joined
 * delta has the fields of the last one, its `time` and its accumulated `text` among them. A delta
 * without neighbours passes as the very same object, as do all other traces.
 *
 * It leaves the ends of messages as `accumulateCompletions` has them, before and after, and an order
 * right that `verifyTraces` finds right. Only a message without a start is not quite the same when it
 * is folded: its text has the fields of its first delta, which may be joined. Applying it twice
 * changes nothing.
 *
 * @throws InvalidInputError at once, where `maxCharacters` is not above 0.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { compactTraces, trace } from 'voiceflow-rx';
 *
 * of(trace.completionContent('Hel'), trace.completionContent('lo'))
 *   .pipe(compactTraces())
 *   .subscribe(({ payload }) => console.log(payload));
 * // { state: 'content', content: 'Hello' }
 * ```
 */
export function compactTraces(
  config?: CompactTracesConfig,
): <T extends Trace>(source: Observable<T>) => Observable<T>;

export function compactTraces({ maxCharacters = defaultMaxCharacters }: CompactTracesConfig = {}): (
  source: Observable<Trace>,
) => Observable<Trace> {
  if (!(maxCharacters > 0)) throw new InvalidInputError('maxCharacters', 'must be above 0');
  return fold(() => createDeltaFold(maxCharacters));
}
