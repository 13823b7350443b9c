import { BufferFullError } from '../../errors/BufferFullError';
import { CompletionTooLongError } from '../../errors/CompletionTooLongError';
import { defaultMaxCharacters } from '../../operators/support/defaultMaxCharacters';
import { messagePartOf } from '../../operators/support/failures/messagePartOf';
import type { Trace } from '../../protocol/Trace';

/** Reads what is said in a turn. */
export interface TextReader {
  /**
   * Reads one more trace.
   *
   * @throws CompletionTooLongError where the text of the turn grows past the limit; BufferFullError
   *   where more than 10,000 messages are open at once.
   */
  readonly push: (trace: Trace) => void;
  /**
   * The texts of all messages so far, each on a line of its own, in the order in which they ended;
   * behind them what is still open.
   */
  readonly text: () => string;
}

const maxOpen = 10_000;

const joined = (text: string, more: string): string =>
  text === '' || more === '' ? text + more : `${text}\n${more}`;

/** What a trace adds to the message that it is a part of. */
const deltaOf = (trace: Trace): string => {
  switch (trace.type) {
    case 'completion':
      return trace.payload.state === 'content' ? trace.payload.content : '';
    case 'completion-start':
    case 'completion-continue':
      return trace.payload.completion;
    default:
      return '';
  }
};

/**
 * Makes a {@link TextReader} for one turn.
 *
 * A trace costs the same however much was said before. Messages without text are left out, and
 * messages that were cut are read as far as they came.
 *
 * @param maxCharacters - The most that the text may have, line breaks counted, in UTF-16 code units.
 */
export const createTextReader = (maxCharacters: number = defaultMaxCharacters): TextReader => {
  // Concatenation keeps the texts ropes.
  const open = new Map<string, string>();
  let settled = '';
  let length = 0;

  const text = (): string => [...open.values()].reduce(joined, settled);

  const count = (added: string, isFirst: boolean): void => {
    const more = added.length + (isFirst && length > 0 ? 1 : 0);
    if (length + more > maxCharacters) throw new CompletionTooLongError(maxCharacters, text());
    length += more;
  };

  const add = (message: string): void => {
    if (message === '') return;
    count(message, true);
    settled = joined(settled, message);
  };

  const grow = (key: string, delta: string): void => {
    if (!open.has(key) && open.size >= maxOpen) throw new BufferFullError('maxOpen', maxOpen);
    const before = open.get(key) ?? '';
    if (delta !== '') count(delta, before === '');
    open.set(key, before + delta);
  };

  const settle = (key: string): void => {
    const message = open.get(key);
    if (message === undefined) return;
    open.delete(key);
    settled = joined(settled, message);
  };

  const push = (trace: Trace): void => {
    if (trace.type === 'text' || trace.type === 'speak') {
      add(trace.payload.message);
      return;
    }
    const part = messagePartOf(trace);
    if (part?.kind !== 'completion') return;
    if (part.step !== 'content') settle(part.key);
    if (part.step !== 'end') grow(part.key, deltaOf(trace));
  };

  return { push, text };
};
