import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** A voice model begins, ends or is interrupted. */
export interface RealtimeAgentTrace extends TraceBase {
  readonly type: 'realtime-agent';
  readonly payload: {
    readonly action: 'START' | 'END' | 'INTERRUPTED' | (string & {});
  };
}

/** The codec of {@link RealtimeAgentTrace}. */
export const RealtimeAgentTrace: t.Type<RealtimeAgentTrace> = traceCodec(
  'realtime-agent',
  record({ action: t.string }),
);
