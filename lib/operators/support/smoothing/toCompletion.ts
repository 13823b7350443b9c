import type { Trace } from '../../../protocol/Trace';
import type { CompletionTrace } from '../../../protocol/traces/speech/CompletionTrace';
import type { SpeakTrace } from '../../../protocol/traces/speech/SpeakTrace';
import type { TextTrace } from '../../../protocol/traces/speech/TextTrace';

/** A whole message, as a completion has it. */
export interface WholeCompletion {
  readonly start: CompletionTrace;
  /** What its deltas are made from. */
  readonly content: CompletionTrace;
  readonly end: CompletionTrace;
}

/** Whether a trace is a message that comes whole: a file of sound is none. */
export const isWholeMessage = (trace: Trace): trace is TextTrace | SpeakTrace =>
  trace.type === 'text' || (trace.type === 'speak' && trace.payload.type !== 'audio');

/** The parts of a completion that says `trace`; what else it carries is in the start's payload. */
export const toCompletion = (trace: TextTrace | SpeakTrace): WholeCompletion => {
  const { message: _, ...fields } = trace.payload;
  const isCut = trace.type === 'text' && trace.payload.interrupted === true;
  const type = 'completion' as const;
  return {
    start: { ...trace, type, payload: { ...fields, state: 'start' } },
    content: { ...trace, type, payload: { state: 'content', content: '' } },
    end: { ...trace, type, payload: { state: 'end', ...(isCut ? { interrupted: true } : {}) } },
  };
};
