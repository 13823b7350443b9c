import { filter } from 'rxjs';
import type { Observable } from 'rxjs';
import type { DecodeError } from '../../errors/DecodeError';
import { explainPayload } from '../../protocol/explainPayload';
import type { PayloadCodec } from '../../protocol/explainPayload';
import type { Trace, TraceType } from '../../protocol/Trace';

/** What {@link filterTraceType} does with a custom trace whose payload does not fit. */
export interface FilterCustomTraceConfig {
  /**
   * Is given the error, and the trace is left out. What it throws errors the stream.
   * Default: the stream errors with the {@link DecodeError}.
   */
  readonly onMismatch?: (error: DecodeError) => void;
}

/** A custom trace with its name and the type of its payload. */
export type CustomTraceOf<T, N extends string, A> = Extract<T, { readonly type: 'custom' }> & {
  readonly name: N;
  readonly payload: A;
};

/** The name of a custom trace: one that is not the type of a trace we know. */
type CustomName<N extends string> = N extends Exclude<TraceType, 'custom'> ? never : N;

const rethrow = (error: DecodeError): never => {
  throw error;
};

/**
 * Lets the traces of the given types pass, and narrows to them.
 *
 *     source   --t--c--d--t--|      t: text   c: choice   d: debug
 *              filterTraceType('text', 'choice')
 *     result   --t--c-----t--|
 *
 * What earlier operators added to the traces stays in their type. A name that is no `TraceType`
 * does not compile.
 *
 * @param types - At least one.
 *
 * @example
 * ```ts
 * import { action, createClient, filterTraceType } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1' });
 * interact({ userID: 'ada', action: action.launch() })
 *   .pipe(filterTraceType('text', 'speak'))
 *   .subscribe(({ payload }) => console.log(payload.message));
 * ```
 */
export function filterTraceType<K extends TraceType>(
  ...types: readonly [K, ...K[]]
): <T extends Trace>(source: Observable<T>) => Observable<Extract<T, { readonly type: K }>>;

/**
 * Lets the custom traces of one name pass, and narrows their payload to what `codec` says.
 *
 * The codec is asked (`is`) and transforms nothing. A payload that does not fit is an error of the
 * stream, or goes to `onMismatch`.
 *
 * @param name - The type of the trace on the wire.
 * @param codec - The codec of its payload, made with io-ts.
 * @throws DecodeError through the stream, naming the paths in the payload.
 *
 * @example
 * ```ts
 * import * as t from 'io-ts';
 * import { createClient, filterTraceType } from 'voiceflow-rx';
 *
 * const PayCreditCard = t.type({ amount: t.number, currency: t.string });
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: 'p1' });
 * interact({ userID: 'ada' })
 *   .pipe(filterTraceType('Pay Credit Card', PayCreditCard))
 *   .subscribe(({ payload }) => console.log(payload.amount.toFixed(2), payload.currency));
 * ```
 */
export function filterTraceType<N extends string, A>(
  name: N & CustomName<N>,
  codec: PayloadCodec<A>,
  config?: FilterCustomTraceConfig,
): <T extends Trace>(source: Observable<T>) => Observable<CustomTraceOf<T, N, A>>;

export function filterTraceType(
  name: string,
  codec?: string | PayloadCodec<unknown>,
  ...rest: readonly (string | FilterCustomTraceConfig | undefined)[]
): (source: Observable<Trace>) => Observable<Trace> {
  if (typeof codec === 'object') {
    const [config] = rest;
    const onMismatch = (typeof config === 'object' ? config.onMismatch : undefined) ?? rethrow;
    return filter((trace) => {
      if (trace.type !== 'custom' || trace.name !== name) return false;
      const fits = codec.is(trace.payload);
      if (!fits) onMismatch(explainPayload(codec, trace.payload));
      return fits;
    });
  }
  const types = new Set<unknown>([name, codec, ...rest]);
  return filter(({ type }) => types.has(type));
}
