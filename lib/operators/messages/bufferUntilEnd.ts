import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { createTraceBuffer } from '../support/messages/createTraceBuffer';
import { defaultMaxCharacters } from '../support/defaultMaxCharacters';
import { fold } from '../support/fold';
import { speakerKeyOf } from '../support/speakerKeyOf';

/** What {@link bufferUntilEnd} holds back, and how much of it. */
export interface BufferUntilEndConfig {
  /**
   * `'turn'`: one array when the turn ends. `'message'`: each completion is one array when it ends;
   * any other trace is an array of one, at once. Default: `'turn'`.
   */
  readonly by?: 'turn' | 'message';
  /** What becomes of the traces that are held when the turn fails. Default: `'flush'`. */
  readonly onError?: 'flush' | 'discard';
  /** The most traces that are held at once. Default: 100,000. */
  readonly maxTraces?: number;
  /** The most characters (UTF-16 code units) of JSON that are held at once. Default: 8 Mi. */
  readonly maxCharacters?: number;
}

const defaultMaxTraces = 100_000;

/**
 * Gives all traces of a turn as one array when the turn ends, as the endpoint without streaming
 * answers.
 *
 *     source   --t--c--t--|          t: text   c: choice
 *              bufferUntilEnd()
 *     result   -----------(A|)       A: [t, c, t]
 *
 * A turn that says nothing is an empty array. With `by: 'message'` each completion is held until
 * its end and comes as one array; what arrives whole passes at once:
 *
 *     source   --s--a--t--b--e--|    s, a, b, e: completion   t: text
 *              bufferUntilEnd({ by: 'message' })
 *     result   --------T-----M--|    T: [t]   M: [s, a, b, e]
 *
 * Messages are told apart by `source`. Content without a start opens a message, a start closes the
 * message that is open, an end without a start stands alone. Messages that are open when the turn
 * ends come then, each as an array.
 *
 * When the source errors, what is held comes before the error (nothing where nothing is held);
 * `onError: 'discard'` leaves it out. Unsubscribing lets go of it.
 *
 * Traces are counted by their JSON as `encodeTrace` has it.
 *
 * @throws BufferFullError through the stream, where more than a limit would have to be held; what
 *   is held and the trace that is too much come before it, as before any error.
 *
 * @example
 * ```ts
 * import { bufferUntilEnd, createClient } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * interact({ userID: 'ada' })
 *   .pipe(bufferUntilEnd())
 *   .subscribe((traces) => console.log(`${traces.length} traces`));
 * ```
 */
export const bufferUntilEnd = ({
  by = 'turn',
  onError = 'flush',
  maxCharacters = defaultMaxCharacters,
  maxTraces = defaultMaxTraces,
}: BufferUntilEndConfig = {}): (<T extends Trace>(
  source: Observable<T>,
) => Observable<readonly T[]>) => {
  if (!(maxCharacters > 0)) throw new InvalidInputError('maxCharacters', 'must be above 0');
  if (!(maxTraces > 0)) throw new InvalidInputError('maxTraces', 'must be above 0');
  const limits = { maxCharacters, maxTraces };
  return <T extends Trace>(source: Observable<T>) =>
    source.pipe(
      fold<T, readonly T[]>(() => {
        const { flush, hold, release } = createTraceBuffer<T>(limits);
        const push = (trace: T): readonly (readonly T[])[] => {
          if (by === 'turn') {
            hold('', trace);
            return [];
          }
          if (trace.type !== 'completion') return [[trace]];
          const speaker = speakerKeyOf(trace);
          const { state } = trace.payload;
          const cut = state === 'start' ? release(speaker) : [];
          hold(speaker, trace);
          return state === 'end' ? [...cut, ...release(speaker)] : cut;
        };
        return {
          push,
          complete: () => (by === 'turn' ? [flush()[0] ?? []] : flush()),
          fail: () => (onError === 'flush' ? flush() : []),
        };
      }),
    );
};
