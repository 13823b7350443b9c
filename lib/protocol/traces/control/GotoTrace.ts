import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** The service went on with a request of its own. A client never sends it again. */
export interface GotoTrace extends TraceBase {
  readonly type: 'goto';
  readonly payload: {
    readonly request?: unknown;
  };
}

/** The codec of {@link GotoTrace}. */
export const GotoTrace: t.Type<GotoTrace> = traceCodec('goto', record({}, { request: t.unknown }));
