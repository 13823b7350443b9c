import type * as t from 'io-ts';
import { freeTraceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** The conversation is over. The turn goes on until its `end` *event*. */
export interface EndTrace extends TraceBase {
  readonly type: 'end';
  readonly payload?: unknown;
}

/** The codec of {@link EndTrace}. */
export const EndTrace: t.Type<EndTrace> = freeTraceCodec('end');
