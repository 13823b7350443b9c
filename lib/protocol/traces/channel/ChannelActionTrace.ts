import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** Something that only this channel can do. */
export interface ChannelActionTrace extends TraceBase {
  readonly type: 'channel-action';
  readonly payload: {
    readonly name?: string;
    readonly payload?: unknown;
  };
}

/** The codec of {@link ChannelActionTrace}. */
export const ChannelActionTrace: t.Type<ChannelActionTrace> = traceCodec(
  'channel-action',
  record({}, { name: t.string, payload: t.unknown }),
);
