import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import type { CompletionEnd, CompletionTrace } from '../../protocol/traces/speech/CompletionTrace';
import type { TextTrace } from '../../protocol/traces/speech/TextTrace';
import { createCompletionFold } from '../support/messages/createCompletionFold';
import { defaultMaxCharacters } from '../support/defaultMaxCharacters';
import { fold } from '../support/fold';

/** How {@link accumulateCompletions} emits. */
export interface AccumulateCompletionsConfig<E extends 'all' | 'end' = 'all' | 'end'> {
  /**
   * `'all'`: every completion trace passes, with the text so far. `'end'`: one `text` trace stands
   * in their place at the completion's end. Default: `'all'`.
   */
  readonly emit?: E;
  /** The most characters (UTF-16 code units) that one message may have. Default: 8 Mi. */
  readonly maxCharacters?: number;
  /** The most messages that may be open at once, of as many speakers. Default: 10,000. */
  readonly maxOpen?: number;
}

/** A trace of `emit: 'all'`: completions have their message so far in `payload.text`. */
export type AccumulatedTrace<T> = T extends CompletionTrace
  ? Omit<T, 'payload'> & {
      readonly payload:
        (T['payload'] & { readonly text: string }) | (CompletionEnd & { readonly text: string });
    }
  : T;

/** A trace of `emit: 'end'`: completions have become `text`. */
export type FoldedTrace<T> = T extends CompletionTrace
  ? Omit<T, 'type' | 'payload'> & TextTrace
  : T;

const defaultMaxOpen = 10_000;

/**
 * Gives each completion trace the text of its message so far.
 *
 * The delta stays in `payload.content`; `payload.text` has all of the message, on `start` (empty)
 * and `end` too. Other traces pass untouched, in order. Applying it twice changes nothing, and
 * `encodeTrace` drops `text` again.
 *
 *     source   --s--a--t--b--e--|      a, b: content "Hel", "lo"   t: text
 *              accumulateCompletions()
 *     result   --s--A--t--B--e--|      A, B: text "Hel", "Hello"
 *
 * A delta costs the same however long the message is. *Reading* `text` at each delta costs its
 * length: render `content`, or sample.
 *
 * Messages are told apart by `source`, so that two agents may speak at once. Odd orders: content
 * without a start opens a message; a start while one is open closes the first; a turn that
 * completes or errors with an open message closes it. What is closed before its end gets an `end`
 * with `interrupted: true`, and an error comes after that.
 *
 * @throws CompletionTooLongError through the stream, where a message passes `maxCharacters`.
 * @throws BufferFullError through the stream, where more messages are open than `maxOpen`.
 *
 * @example
 * ```ts
 * import { accumulateCompletions, createClient, filterTraceType } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1', completionEvents: true });
 * interact({ userID: 'ada' })
 *   .pipe(accumulateCompletions(), filterTraceType('completion'))
 *   .subscribe(({ payload }) => {
 *     if (payload.state === 'end') console.log(payload.text);
 *   });
 * ```
 */
export function accumulateCompletions(
  config?: AccumulateCompletionsConfig<'all'>,
): <T extends Trace>(source: Observable<T>) => Observable<AccumulatedTrace<T>>;

/**
 * Makes one `text` trace of each completion, as the service answers with completions off.
 *
 * It comes at the completion's end and has the fields of its start, the time of its end, and
 * `payload.interrupted: true` where the message was cut. Other traces pass at once.
 *
 *     source   --s--a--d--b--e--|      a, b: content "Hel", "lo"   d: debug
 *              accumulateCompletions({ emit: 'end' })
 *     result   --------d-----t--|      t: text "Hello"
 *
 * An `end` without a message is left out.
 *
 * @throws CompletionTooLongError through the stream, where a message passes `maxCharacters`.
 * @throws BufferFullError through the stream, where more messages are open than `maxOpen`.
 */
export function accumulateCompletions(
  config: AccumulateCompletionsConfig<'end'> & { readonly emit: 'end' },
): <T extends Trace>(source: Observable<T>) => Observable<FoldedTrace<T>>;

export function accumulateCompletions({
  emit = 'all',
  maxCharacters = defaultMaxCharacters,
  maxOpen = defaultMaxOpen,
}: AccumulateCompletionsConfig = {}): (source: Observable<Trace>) => Observable<Trace> {
  if (!(maxCharacters > 0)) throw new InvalidInputError('maxCharacters', 'must be above 0');
  if (!(maxOpen > 0)) throw new InvalidInputError('maxOpen', 'must be above 0');
  return fold(() => createCompletionFold(emit, { maxCharacters, maxOpen }));
}
