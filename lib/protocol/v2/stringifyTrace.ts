import { encodeTrace } from '../encodeTrace';
import type { Trace } from '../Trace';

const traceFields = ['type', 'payload'];
const timedFields = ['type', 'payload', 'time'];
const textFields = ['message'];
const deltaFields = ['state', 'content'];

/** What JSON does not write as it is, and the halves of pairs, of which it escapes those that stand alone. */
const special = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

const quote = (text: string): string => (special.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Whether `JSON.stringify` would write just these fields of it, in this order. */
const hasJust = (value: unknown, fields: readonly string[]): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  let count = 0;
  for (const field in value) {
    if (field !== fields[count]) return false;
    count += 1;
  }
  return count === fields.length && Object.getPrototypeOf(value) === Object.prototype;
};

/** The payload of a text or of a delta that says nothing else. */
const payloadOf = (trace: Trace): string | undefined => {
  if (trace.type === 'text' && hasJust(trace.payload, textFields)) {
    const { message } = trace.payload;
    return typeof message === 'string' ? `{"message":${quote(message)}}` : undefined;
  }
  if (trace.type === 'completion' && hasJust(trace.payload, deltaFields)) {
    const { payload } = trace;
    return payload.state === 'content' && typeof payload.content === 'string'
      ? `{"state":"content","content":${quote(payload.content)}}`
      : undefined;
  }
  return undefined;
};

/** What stands behind the payload, where that is nothing or a time. */
const endOf = (trace: Trace): string | undefined => {
  if (hasJust(trace, traceFields)) return '}';
  const { time } = trace;
  return Number.isSafeInteger(time) && hasJust(trace, timedFields) ? `,"time":${time}}` : undefined;
};

/**
 * A trace as the text of its JSON: what `JSON.stringify` makes of `encodeTrace(trace)`.
 *
 * Of a text and of a delta, which are most of what is said, only the one string that tells them
 * apart from others of their kind is looked at. That takes a third of the time, and a third off what
 * a frame costs a server (`npm run bench -- --only server`).
 *
 * @throws TypeError where the trace is not JSON.
 */
export const stringifyTrace = (trace: Trace): string => {
  const end = endOf(trace);
  const payload = end === undefined ? undefined : payloadOf(trace);
  return end === undefined || payload === undefined
    ? JSON.stringify(encodeTrace(trace))
    : `{"type":"${trace.type}","payload":${payload}${end}`;
};
