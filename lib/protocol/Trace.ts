import type { KnownTrace } from './traces/codecs';
import type { CustomTrace } from './traces/CustomTrace';

/**
 * One thing the agent answered: a closed union, told apart by `type`.
 *
 * A trace of any other type on the wire is a {@link CustomTrace}: its type is `'custom'`, and its
 * `name` is the type on the wire. Fields that are not listed are kept, and go back on the wire.
 *
 * @example
 * ```ts
 * import type { Trace } from 'voiceflow-rx';
 *
 * const caption = (trace: Trace): string => {
 *   switch (trace.type) {
 *     case 'text':
 *     case 'speak':
 *       return trace.payload.message;
 *     case 'choice':
 *       return (trace.payload.buttons ?? []).map(({ name }) => name).join(' / ');
 *     case 'custom':
 *       return `(${trace.name})`;
 *     default:
 *       return '';
 *   }
 * };
 * ```
 */
export type Trace = KnownTrace | CustomTrace;

/** The type of a {@link Trace}: those of the wire that this library knows, and `'custom'`. */
export type TraceType = Trace['type'];

/** The trace of one {@link TraceType}: `TraceOf<'choice'>`. */
export type TraceOf<K extends TraceType> = Extract<Trace, { readonly type: K }>;
