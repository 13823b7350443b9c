import type * as t from 'io-ts';
import { freeTraceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** A line of the service's log, in a free form. */
export interface LogTrace extends TraceBase {
  readonly type: 'log';
  readonly payload?: unknown;
}

/** The codec of {@link LogTrace}. */
export const LogTrace: t.Type<LogTrace> = freeTraceCodec('log');
