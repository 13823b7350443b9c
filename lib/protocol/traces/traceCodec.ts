import * as t from 'io-ts';
import { record } from '../codec/record';
import { baseFields } from './TraceBase';
import type { TraceBase } from './TraceBase';

/** The codec of a trace that always has a payload: `payload` says which. Fields stay open. */
export const traceCodec = <K extends string, P>(
  type: K,
  payload: t.Type<P>,
): t.Type<TraceBase & { readonly type: K; readonly payload: P }> =>
  record({ type: t.literal(type), payload }, baseFields);

/** The codec of a trace whose payload can be anything, also absent. */
export const freeTraceCodec = <K extends string>(
  type: K,
): t.Type<TraceBase & { readonly type: K; readonly payload?: unknown }> =>
  record({ type: t.literal(type) }, baseFields);
