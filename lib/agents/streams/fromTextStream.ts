import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { CompletionStart } from '../../protocol/traces/speech/CompletionTrace';
import type { Turn } from '../../protocol/Turn';
import type { Agent } from '../Agent';
import { readStream } from './support/readStream';
import { toCompletion } from './support/toCompletion';

/** A stream of texts of any make. One that is more than one of these is read as a `ReadableStream`. */
export type TextStream = AsyncIterable<string> | ReadableStream<string> | Observable<string>;

/** How {@link fromTextStream} tells its message. */
export interface FromTextStreamConfig {
  /** What the start of the message says: its id, its sources. Default: `{ ai: true }`. */
  readonly start?: Omit<CompletionStart, 'state'>;
}

/**
 * Makes an agent of any stream of texts: of a model, a file, a page.
 *
 *     stream    --a--b---c--|               b: an empty text
 *               fromTextStream(() => stream)
 *     result    --(sA)---C--(e|)            s: start   A, C: content   e: end
 *
 * - The texts are the deltas of one completion. Where there are no words there is no completion, so
 *   that a fallback may still say something else.
 * - `open` is called at each subscription. It gives an async iterable, a `ReadableStream` or an
 *   Observable of strings, or a promise of one; an `async function*` is one as it stands.
 * - An iterable or a `ReadableStream` is asked for a text when the one before was delivered.
 * - Where the turn is left or fails, the signal is aborted, and then the stream let go of: the
 *   iterator is told to `return`, the reader to `cancel`, the Observable is unsubscribed from. None
 *   of that is waited for, and what fails there has nobody to be told. Give the signal to your `fetch`.
 * - Where the stream fails, what was said stands, without an end; the operators that put messages
 *   together close it as `interrupted`. Then comes the error, as it is.
 * - A value that is no string is an `UnexpectedError`, whose cause says what it was; so is a stream
 *   that is none.
 *
 * @param open - Opens the stream of a turn. The signal is not aborted where the stream completes.
 * @throws InvalidInputError at the call, where `open` is no function.
 *
 * @example
 * ```ts
 * import { fromTextStream } from 'voiceflow-rx';
 *
 * const model = fromTextStream(async function* (turn, signal) {
 *   const response = await fetch('https://model.example', {
 *     method: 'POST',
 *     body: JSON.stringify(turn.action),
 *     signal,
 *   });
 *   const decoder = new TextDecoder();
 *   const reader = response.body?.getReader();
 *   for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
 *     yield decoder.decode(read.value, { stream: true });
 *   }
 * });
 * ```
 */
export const fromTextStream = (
  open: (turn: Turn, signal: AbortSignal) => TextStream | PromiseLike<TextStream>,
  { start = { ai: true } }: FromTextStreamConfig = {},
): Agent => {
  if (typeof open !== 'function') throw new InvalidInputError('open', 'must be a function');
  const write = toCompletion(start);
  return (turn) => readStream((signal) => open(turn, signal)).pipe(write);
};
