import { BufferFullError } from '../../../errors/BufferFullError';
import { CompletionTooLongError } from '../../../errors/CompletionTooLongError';
import type { Trace } from '../../../protocol/Trace';
import type { CompletionTrace } from '../../../protocol/traces/speech/CompletionTrace';
import type { Abbreviations } from './abbreviations';
import { textOf } from '../messages/createCompletionFold';
import type { CompletionLimits } from '../messages/createCompletionFold';
import { createSentenceCutter } from './createSentenceCutter';
import type { SentenceCutter } from './createSentenceCutter';
import { cutText } from './cutText';
import type { Fold } from '../fold';
import { speakerKeyOf } from '../speakerKeyOf';

/** A message that has not come to its end. */
interface OpenMessage {
  readonly first: CompletionTrace;
  readonly cutter: SentenceCutter;
  time: number | undefined;
  /** Sentences that are whole, and have not come out because a limit was passed. */
  left: readonly string[];
}

const sentenceOf = ({ first, time }: OpenMessage, text: string): Trace => {
  const sentence = textOf({ first, interrupted: false, text, time });
  // It is the wait after the whole message.
  const { delay: _delay, ...payload } = sentence.payload;
  return { ...sentence, payload };
};

const restOf = ({ cutter, first, time }: OpenMessage, interrupted: boolean): readonly Trace[] => {
  const text = cutter.rest();
  return text === '' ? [] : [textOf({ first, interrupted, text, time })];
};

const close = (message: OpenMessage): readonly Trace[] => [
  ...message.left.map((text) => sentenceOf(message, text)),
  ...restOf(message, true),
];

/** Holds the sentences of one turn that are not whole. */
export const createSentenceFold = (
  abbreviations: Abbreviations,
  { maxCharacters, maxOpen }: CompletionLimits,
): Fold<Trace, Trace> => {
  const messages = new Map<string, OpenMessage>();

  const grow = (message: OpenMessage, content: string): readonly Trace[] => {
    const sentences = message.cutter.push(content);
    const tooLong = [...sentences, message.cutter.rest()].find(
      ({ length }) => length > maxCharacters,
    );
    const isTooMuch = messages.size > maxOpen;
    if (tooLong === undefined && !isTooMuch) {
      return sentences.map((text) => sentenceOf(message, text));
    }
    message.left = sentences;
    if (tooLong === undefined) throw new BufferFullError('maxOpen', maxOpen);
    throw new CompletionTooLongError(maxCharacters, tooLong.slice(0, maxCharacters));
  };

  const flush = (): readonly Trace[] => {
    const open = [...messages.values()];
    messages.clear();
    return open.flatMap(close);
  };

  const push = (trace: Trace): readonly Trace[] => {
    if (trace.type !== 'completion') return cutText(trace, abbreviations);
    const key = speakerKeyOf(trace);
    const { payload } = trace;
    const open = messages.get(key);
    if (payload.state === 'end') {
      messages.delete(key);
      if (open === undefined) return [];
      open.time = trace.time ?? open.time;
      return restOf(open, payload.interrupted === true);
    }
    if (payload.state === 'content' && open !== undefined) {
      open.time = trace.time ?? open.time;
      return grow(open, payload.content);
    }
    const cut = open === undefined ? [] : close(open);
    const cutter = createSentenceCutter(abbreviations);
    const message: OpenMessage = { first: trace, cutter, time: trace.time, left: [] };
    // A map keeps the place of a key that is set again; a new message goes behind the older ones.
    messages.delete(key);
    messages.set(key, message);
    return [...cut, ...grow(message, payload.state === 'content' ? payload.content : '')];
  };

  return { push, complete: flush, fail: flush };
};
