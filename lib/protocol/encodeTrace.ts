import type { Tagged } from './decodeTagged';
import type { Trace } from './Trace';
import type { KnownTrace } from './traces/codecs';
import type { CustomTrace } from './traces/CustomTrace';
import type { CompletionTrace } from './traces/speech/CompletionTrace';
import { payloadsWithOwnText } from './wireText';

/**
 * Encodes a trace as it goes on the wire, before `JSON.stringify`; the inverse of `decodeTrace`.
 *
 * A custom trace becomes its `raw` again, with the trace's `source`. A completion loses the `text`
 * that `accumulateCompletions` gave it. Any other trace is already what goes on the wire.
 *
 * @example
 * ```ts
 * import { encodeTrace, trace } from 'voiceflow-rx';
 *
 * encodeTrace(trace.custom('Pay Credit Card', { amount: 12 }));
 * // { type: 'Pay Credit Card', payload: { amount: 12 } }
 * ```
 */
export const encodeTrace = (trace: Trace): KnownTrace | Tagged => {
  if (trace.type === 'custom') return encodeCustom(trace);
  return trace.type === 'completion' ? withoutText(trace) : trace;
};

const encodeCustom = ({ raw, source }: CustomTrace): Tagged =>
  source === undefined || source === raw['source'] ? raw : { ...raw, source };

const withoutText = (trace: CompletionTrace): CompletionTrace => {
  if (!('text' in trace.payload) || payloadsWithOwnText.has(trace.payload)) return trace;
  const { text: _, ...payload } = trace.payload;
  return { ...trace, payload };
};
