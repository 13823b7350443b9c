import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Trace } from '../../protocol/Trace';
import { defaultMaxCharacters } from '../support/defaultMaxCharacters';
import { abbreviationsWith } from '../support/sentences/abbreviations';
import { longestWord } from '../support/sentences/createSentenceFinder';
import { createSentenceFold } from '../support/sentences/createSentenceFold';
import { fold } from '../support/fold';
import type { FoldedTrace } from './accumulateCompletions';

/** What {@link toSentences} takes for an abbreviation, and how much it holds. */
export interface ToSentencesConfig {
  /**
   * More abbreviations that never end a sentence: single words, with or without the last full stop,
   * of at most 64 characters; upper and lower case are the same. Default: none.
   */
  readonly abbreviations?: readonly string[];
  /** The most characters (UTF-16 code units) that one sentence may have. Default: 8 Mi. */
  readonly maxCharacters?: number;
  /** The most messages that may be open at once, of as many speakers. Default: 10,000. */
  readonly maxOpen?: number;
}

const defaultMaxOpen = 10_000;

const isWord = (text: string): boolean =>
  text.length <= longestWord && /^\S+$/u.test(text) && text !== '.';

/**
 * Gives each sentence of a message as a `text` trace, as soon as it is whole: for speech and for
 * screen readers.
 *
 * A sentence ends
 * - at `.`, `!`, `?` or `…`, with the quotes, brackets and emojis that follow, and one white space;
 * - at `。`, `！`, `？`, `｡` or `．`, with what closes after it, before any other character;
 * - at a line break, where there is text before it;
 * - at the end of the message.
 *
 * Not so after abbreviations (English, German, French, Spanish), initials, the number of a list,
 * in decimals, URLs and e-mail addresses. After `etc.`, `U.S.`, `No.`, a number, `…` or a closing
 * quote, the next character that is no space tells: the sentence comes with that one.
 *
 *     source   --s--a--b--c--e--|    a, b, c: content "Hel", "lo! How", " are you?"   e: end
 *              toSentences()
 *     result   --------H-----Y--|    H: text "Hello! "   Y: text "How are you?"
 *
 * The sentences of a message, joined, are the message, however it is cut into deltas: a white space
 * after a stop stays with its sentence, more of it leads the next. White space that is left at the
 * end of a message comes as a trace of its own. A message without text gives nothing.
 *
 * A sentence has the fields of its message's start and the last time there was; `payload.delay` is
 * on what comes at the message's end only. `text` and `speak` are cut into traces of their own type
 * at once; what is one sentence passes as it is. Of a `text` that is cut, `slate` is left out, and
 * `delay` and `interrupted` are on the last part. A `speak` with SSML or of type `'audio'`, and what
 * has sound of its own (`audio.src`, `src`), passes whole. Other traces pass at once.
 *
 * Messages are told apart by `source`. Content without a start opens a message, an end without one
 * is left out. Where a message is cut (another starts, the turn completes or errors), what is left
 * of it comes with `interrupted: true`, and an error after that. Unsubscribing lets go of it.
 *
 * @throws InvalidInputError at once, for a limit that is not above 0 and an abbreviation that is no
 *   word.
 * @throws CompletionTooLongError through the stream, where a sentence passes `maxCharacters`; what
 *   is held and the delta that is too much come before it.
 * @throws BufferFullError through the stream, where more messages are open than `maxOpen`; what is
 *   held comes before it.
 *
 * @example
 * ```ts
 * import { createClient, filterTraceType, toSentences } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1', completionEvents: true });
 * interact({ userID: 'ada' })
 *   .pipe(toSentences({ abbreviations: ['Jct.'] }), filterTraceType('text'))
 *   .subscribe(({ payload }) => {
 *     speechSynthesis.speak(new SpeechSynthesisUtterance(payload.message));
 *   });
 * ```
 */
export function toSentences(
  config?: ToSentencesConfig,
): <T extends Trace>(source: Observable<T>) => Observable<FoldedTrace<T>>;

export function toSentences({
  abbreviations = [],
  maxCharacters = defaultMaxCharacters,
  maxOpen = defaultMaxOpen,
}: ToSentencesConfig = {}): (source: Observable<Trace>) => Observable<Trace> {
  if (!abbreviations.every(isWord)) {
    throw new InvalidInputError('abbreviations', 'must be words of at most 64 characters');
  }
  if (!(maxCharacters > 0)) throw new InvalidInputError('maxCharacters', 'must be above 0');
  if (!(maxOpen > 0)) throw new InvalidInputError('maxOpen', 'must be above 0');
  const known = abbreviationsWith(abbreviations);
  return fold(() => createSentenceFold(known, { maxCharacters, maxOpen }));
}
