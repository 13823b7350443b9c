import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** The call goes on somewhere else. */
export interface CallForwardTrace extends TraceBase {
  readonly type: 'call-forward';
  readonly payload: {
    readonly address?: string;
    readonly addressType?: string;
  };
}

/** The codec of {@link CallForwardTrace}. */
export const CallForwardTrace: t.Type<CallForwardTrace> = traceCodec(
  'call-forward',
  record({}, { address: t.string, addressType: t.string }),
);
