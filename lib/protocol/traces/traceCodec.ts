import * as t from 'io-ts';
import { TraceBase } from './TraceBase';

/** The codec of a trace that always has a payload: `payload` says which. Fields stay open. */
export const traceCodec = <K extends string, P>(
  type: K,
  payload: t.Type<P>,
): t.Type<TraceBase & { readonly type: K; readonly payload: P }> =>
  t.intersection([t.type({ type: t.literal(type), payload }), TraceBase]);

/** The codec of a trace whose payload can be anything, also absent. */
export const freeTraceCodec = <K extends string>(
  type: K,
): t.Type<TraceBase & { readonly type: K; readonly payload?: unknown }> =>
  t.intersection([t.type({ type: t.literal(type) }), TraceBase]);

/** The codec of a payload: `required` fields, and others that may be absent. */
export const payloadCodec = <R extends t.Props, O extends t.Props>(required: R, optional: O) =>
  t.intersection([t.type(required), t.partial(optional)]);
