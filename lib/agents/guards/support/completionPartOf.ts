import { speakerKeyOf } from '../../../operators/support/speakerKeyOf';
import type { Trace } from '../../../protocol/Trace';
import type {
  CompletionEnd,
  CompletionStart,
  CompletionTrace,
} from '../../../protocol/traces/speech/CompletionTrace';
import type { TraceBase } from '../../../protocol/traces/TraceBase';
import { baseOf } from './baseOf';

/** How the parts of a message are written, of which nothing but the text is to be kept. */
interface Dialect {
  readonly start: (base: TraceBase) => Trace;
  readonly content: (base: TraceBase, text: string) => Trace;
  readonly end: (base: TraceBase, interrupted: boolean) => Trace;
}

/** What a trace does in a message that is told in deltas. */
export interface CompletionPart {
  /** One message at a time is open under a key: of one speaker, in one dialect. */
  readonly key: string;
  readonly dialect: Dialect;
  readonly step: 'start' | 'content' | 'end';
  /** What it adds to the message. */
  readonly text: string;
  /** The same start or end without text; what opens the message in the place of content. */
  readonly bare: Trace;
  readonly interrupted: boolean;
}

const present: Dialect = {
  start: (base) => ({ ...base, type: 'completion', payload: { state: 'start' } }),
  content: (base, content) => ({
    ...base,
    type: 'completion',
    payload: { state: 'content', content },
  }),
  end: (base, interrupted) => ({
    ...base,
    type: 'completion',
    payload: { state: 'end', ...(interrupted ? { interrupted } : {}) },
  }),
};

const v2beta1: Dialect = {
  start: (base) => ({ ...base, type: 'completion-start', payload: { completion: '' } }),
  content: (base, completion) => ({
    ...base,
    type: 'completion-continue',
    payload: { completion },
  }),
  end: (base) => ({ ...base, type: 'completion-end' }),
};

/** The keys under which a speaker may have a message open. */
export const keysOf = (trace: TraceBase): readonly [string, string] => {
  const speaker = speakerKeyOf(trace);
  return [`completion${speaker}`, `v2beta1${speaker}`];
};

/** What a start or an end may have beside what this library knows of it. */
type Fields = (CompletionStart | CompletionEnd) & {
  readonly text?: unknown;
  readonly content?: unknown;
};

/** A start or an end without what holds the text of its message, as accumulated ones do. */
const withoutText = (trace: CompletionTrace, fields: Fields): CompletionTrace => {
  if (!('text' in fields) && !('content' in fields)) return trace;
  const { text: _text, content: _content, ...payload } = fields;
  return { ...trace, payload };
};

/** The part that a trace is; `undefined` for one that is no part of a message in deltas. */
export const completionPartOf = (trace: Trace): CompletionPart | undefined => {
  const [key, otherKey] = keysOf(trace);
  const inOther = { key: otherKey, dialect: v2beta1, interrupted: false };
  switch (trace.type) {
    case 'completion': {
      const { payload } = trace;
      const part = { key, dialect: present, step: payload.state };
      if (payload.state === 'content') {
        const bare = present.start(baseOf(trace));
        return { ...part, text: payload.content, bare, interrupted: false };
      }
      const interrupted = payload.state === 'end' && payload.interrupted === true;
      return { ...part, text: '', bare: withoutText(trace, payload), interrupted };
    }
    case 'completion-start': {
      const { completion: text, type } = trace.payload;
      const payload = { completion: '', ...(type === undefined ? {} : { type }) };
      return { ...inOther, step: 'start', text, bare: { ...trace, payload } };
    }
    case 'completion-continue': {
      const bare = v2beta1.start(baseOf(trace));
      return { ...inOther, step: 'content', text: trace.payload.completion, bare };
    }
    case 'completion-end':
      return { ...inOther, step: 'end', text: '', bare: trace };
    default:
      return undefined;
  }
};
