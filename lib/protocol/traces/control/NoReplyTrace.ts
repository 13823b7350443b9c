import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** How long to wait for the user; then the client sends the `no-reply` action. */
export interface NoReplyTrace extends TraceBase {
  readonly type: 'no-reply';
  readonly payload: {
    /** In seconds. */
    readonly timeout: number;
  };
}

/** The codec of {@link NoReplyTrace}. */
export const NoReplyTrace: t.Type<NoReplyTrace> = traceCodec(
  'no-reply',
  record({ timeout: t.number }),
);
