import { asyncScheduler } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import type { CompletionTrace } from '../../protocol/traces/speech/CompletionTrace';
import type { SpeakTrace } from '../../protocol/traces/speech/SpeakTrace';
import type { TextTrace } from '../../protocol/traces/speech/TextTrace';
import { defaultMaxCharacters } from '../support/defaultMaxCharacters';
import { createCutter } from '../support/smoothing/createCutter';
import type { TextUnit } from '../support/smoothing/createCutter';
import { createSmoother } from '../support/smoothing/createSmoother';
import { pace } from '../support/time/pace';

/** How {@link smoothText} lets text out. */
export interface SmoothTextConfig {
  /**
   * What is never cut: a grapheme (what a reader takes for one character), a word with the space
   * behind it, a segment of an `Intl.Segmenter`, or a piece that a function gives; its pieces must
   * join to the text. Default: `'word'`.
   */
  readonly unit?: TextUnit;
  /** The most that text is shown later than it arrived, in ms. Default: 400. */
  readonly maxLag?: number;
  /**
   * What becomes of traces without text: `'ordered'`, they wait for the text before them (`maxLag`
   * at most); `'overtake'`, they pass at once. Default: `'ordered'`.
   */
  readonly barrier?: 'ordered' | 'overtake';
  /**
   * What becomes of what is held when the turn completes: `'flush'`, it comes at once; `'drain'`,
   * it keeps its pace, and the stream completes after it. Default: `'flush'`.
   */
  readonly onComplete?: 'flush' | 'drain';
  /**
   * The most that is held, in characters (UTF-16 code units); a trace counts as one. Past it
   * everything comes at once. Default: 8 Mi.
   */
  readonly maxCharacters?: number;
  /**
   * The most messages that are smoothed at once, of as many speakers; the deltas of others pass as
   * they are. Default: 10,000.
   */
  readonly maxOpen?: number;
  /** The clock. Default: RxJS's `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}

/** A part of a completion, with what else `T` carries. */
type ToldTrace<T> = Omit<T, 'type' | 'payload'> & Pick<CompletionTrace, 'type' | 'payload'>;

/** A trace as {@link smoothText} lets it out: a `text` or `speak` is told as a completion. */
export type SmoothedTrace<T> = T extends CompletionTrace
  ? ToldTrace<T>
  : T extends TextTrace | SpeakTrace
    ? T | ToldTrace<T>
    : T;

const defaultMaxLag = 400;
const defaultMaxOpen = 10_000;

/**
 * Gives whole and generated messages one voice: both come out as a completion, word by word.
 *
 *     source   --t---------------|      t: text "Give me a moment…"
 *              smoothText()
 *     result   --(sa)b--c--d-----|      s: start   a … d: content "Give ", "me ", …
 *                                       and the end behind them
 *
 * A `text` and a `speak` become a start, content and an end; their other fields are on the start.
 * Completions are cut anew, at the boundaries of `unit`. The pace is the one at which text arrives,
 * and **nothing is shown later than `maxLag` ms after it arrived**, however much arrived at once.
 * What is due within 16 ms comes as one delta.
 *
 * The last word of what has arrived is held until more proves that it is whole, or for `maxLag`. A
 * grapheme is never cut: one that may still grow (half a surrogate pair, a joiner or a combining
 * mark at its end) waits for more, for the end of its message, or for an error.
 *
 * An error comes at once, after all that is held; so does the end of the turn, unless
 * `onComplete: 'drain'` lets the rest keep its pace. Past `maxCharacters` all that is held comes at
 * once. Unsubscribing ends the timers, and what is held is gone.
 *
 * The words of each `source` are its own. Of several speakers, what arrived first comes first. A
 * text in the middle of an open completion of the same speaker passes as it is, and so does a
 * `speak` of a file of sound.
 *
 * Put it before `accumulateCompletions`: what that adds to a delta does not fit the new ones, and is
 * left out.
 *
 * @throws InvalidInputError at once, naming the field, also where the platform has no
 *   `Intl.Segmenter` (pass a function then); through the stream, where the pieces of `unit` do not
 *   join to the text.
 *
 * @example
 * ```ts
 * import { accumulateCompletions, createClient, filterTraceType, smoothText } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…', completionEvents: true });
 * interact({ userID: 'ada' })
 *   .pipe(smoothText(), accumulateCompletions(), filterTraceType('completion'))
 *   .subscribe(({ payload }) => console.log(payload.text));
 * ```
 */
export function smoothText(
  config?: SmoothTextConfig,
): <T extends Trace>(source: Observable<T>) => Observable<SmoothedTrace<T>>;

export function smoothText({
  unit = 'word',
  maxLag = defaultMaxLag,
  barrier = 'ordered',
  onComplete = 'flush',
  maxCharacters = defaultMaxCharacters,
  maxOpen = defaultMaxOpen,
  scheduler = asyncScheduler,
}: SmoothTextConfig = {}): (source: Observable<Trace>) => Observable<Trace> {
  if (!(maxLag >= 0)) throw new InvalidInputError('maxLag', 'must be a number of ms, at least 0');
  if (!(maxCharacters > 0)) throw new InvalidInputError('maxCharacters', 'must be above 0');
  if (!(maxOpen > 0)) throw new InvalidInputError('maxOpen', 'must be above 0');
  const config = {
    cut: createCutter(unit),
    maxLag,
    maxCharacters,
    maxOpen,
    isOrdered: barrier === 'ordered',
    drains: onComplete === 'drain',
  };
  return pace(() => createSmoother(config), scheduler);
}
