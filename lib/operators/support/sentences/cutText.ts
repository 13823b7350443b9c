import type { Trace } from '../../../protocol/Trace';
import type { SpeakTrace } from '../../../protocol/traces/speech/SpeakTrace';
import type { TextTrace } from '../../../protocol/traces/speech/TextTrace';
import type { Abbreviations } from './abbreviations';
import { sentencesOf } from './createSentenceCutter';

/** Whether a trace is a message that may be said in parts: plain words without sound of its own. */
const isPlain = (trace: Trace): trace is TextTrace | SpeakTrace => {
  if (trace.type === 'text') return !trace.payload.audio?.src;
  if (trace.type !== 'speak') return false;
  const { message, src, type } = trace.payload;
  return type !== 'audio' && !src && !message.includes('<');
};

/** A text without what belongs to its last part, and, of a part, without the form of the whole. */
const partOf = (trace: TextTrace | SpeakTrace, message: string, isLast: boolean): Trace => {
  if (trace.type === 'speak') return { ...trace, payload: { ...trace.payload, message } };
  const { delay, interrupted, slate: _slate, ...fields } = trace.payload;
  const last = {
    ...(delay === undefined ? {} : { delay }),
    ...(interrupted === undefined ? {} : { interrupted }),
  };
  return { ...trace, payload: { ...fields, message, ...(isLast ? last : {}) } };
};

/** One trace a sentence; what is one sentence, or no plain message, passes as it is. */
export const cutText = (trace: Trace, abbreviations: Abbreviations): readonly Trace[] => {
  if (!isPlain(trace)) return [trace];
  const sentences = sentencesOf(trace.payload.message, abbreviations);
  if (sentences.length < 2) return [trace];
  return sentences.map((sentence, index) =>
    partOf(trace, sentence, index === sentences.length - 1),
  );
};
