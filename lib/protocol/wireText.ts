/**
 * The payloads of completions that had a `text` of their own when they came off the wire.
 *
 * `accumulateCompletions` writes `payload.text`, and `encodeTrace` drops it again; this tells the
 * two apart without a mark on the trace.
 */
export const payloadsWithOwnText = new WeakSet();
