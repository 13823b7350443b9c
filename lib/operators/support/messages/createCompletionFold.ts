import { BufferFullError } from '../../../errors/BufferFullError';
import { CompletionTooLongError } from '../../../errors/CompletionTooLongError';
import type { Trace } from '../../../protocol/Trace';
import type {
  CompletionStart,
  CompletionTrace,
} from '../../../protocol/traces/speech/CompletionTrace';
import type { TextTrace } from '../../../protocol/traces/speech/TextTrace';
import type { Fold } from '../fold';
import { speakerKeyOf } from '../speakerKeyOf';

/** A message that has not come to its end. */
interface OpenMessage {
  readonly first: CompletionTrace;
  last: CompletionTrace;
  time: number | undefined;
  /** Concatenation keeps this a rope: a delta costs the same however long the text is. */
  text: string;
}

/** What of a message's first trace is not its content. */
type StartFields = Omit<CompletionStart, 'state'> & {
  readonly state: unknown;
  readonly content?: unknown;
  readonly text?: unknown;
};

const withText = (trace: CompletionTrace, text: string): Trace => {
  // A field that is new behind a spread takes ten times as long, and this runs for each delta.
  const payload = { text: '', ...trace.payload };
  payload.text = text;
  return { ...trace, payload };
};

const interruptedEnd = ({ last, text }: OpenMessage): Trace =>
  withText({ ...last, payload: { state: 'end', interrupted: true } }, text);

/** What {@link textOf} says besides the fields of the start. */
export interface TextOfCompletion {
  readonly first: CompletionTrace;
  readonly time: number | undefined;
  readonly text: string;
  readonly interrupted: boolean;
}

/** The text that stands for a completion, or for a part of it: it has the fields of the start. */
export const textOf = ({ first, interrupted, text, time }: TextOfCompletion): TextTrace => {
  const { state: _state, content: _content, text: _text, ...fields }: StartFields = first.payload;
  return {
    ...first,
    ...(time === undefined ? {} : { time }),
    type: 'text',
    payload: { ...fields, message: text, ...(interrupted ? { interrupted } : {}) },
  };
};

const toText = ({ first, last, text, time }: OpenMessage): TextTrace => {
  const interrupted = last.payload.state !== 'end' || last.payload.interrupted === true;
  return textOf({ first, interrupted, text, time });
};

/** How much {@link createCompletionFold} holds. */
export interface CompletionLimits {
  /** The most that one message may have, in UTF-16 code units. */
  readonly maxCharacters: number;
  /** The most messages that may be open at once. */
  readonly maxOpen: number;
}

/**
 * Holds the open messages of one turn.
 *
 * @param emit - `'all'`: each completion goes on with its text. `'end'`: one text stands for all.
 */
export const createCompletionFold = (
  emit: 'all' | 'end',
  { maxCharacters, maxOpen }: CompletionLimits,
): Fold<Trace, Trace> => {
  const all = emit === 'all';
  const close = all ? interruptedEnd : toText;
  const messages = new Map<string, OpenMessage>();

  const grow = (message: OpenMessage, trace: CompletionTrace): void => {
    if (trace.payload.state === 'content') {
      const { content } = trace.payload;
      if (message.text.length + content.length > maxCharacters) {
        throw new CompletionTooLongError(maxCharacters, message.text);
      }
      message.text += content;
    }
    message.last = trace;
    message.time = trace.time ?? message.time;
  };

  const flush = (): readonly Trace[] => {
    const open = [...messages.values()];
    messages.clear();
    return open.map(close);
  };

  const push = (trace: Trace): readonly Trace[] => {
    if (trace.type !== 'completion') return [trace];
    const key = speakerKeyOf(trace);
    const { state } = trace.payload;
    const open = messages.get(key);
    const cut = state === 'start' && open !== undefined ? [close(open)] : [];
    const message =
      state === 'start' || open === undefined
        ? { first: trace, last: trace, time: trace.time, text: '' }
        : open;
    grow(message, trace);
    if (message !== open || state === 'end') {
      // A map keeps the place of a key that is set again; a new message goes behind the older ones.
      messages.delete(key);
      if (state !== 'end') messages.set(key, message);
    }
    if (messages.size > maxOpen) throw new BufferFullError('maxOpen', maxOpen);
    if (all) return [...cut, withText(trace, message.text)];
    return state === 'end' && open !== undefined ? [toText(message)] : cut;
  };

  return { push, complete: flush, fail: flush };
};
