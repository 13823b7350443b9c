import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** The conversation entered a block of the project. Not for people. */
export interface BlockTrace extends TraceBase {
  readonly type: 'block';
  readonly payload: {
    readonly blockID?: string;
  };
}

/** The codec of {@link BlockTrace}. */
export const BlockTrace: t.Type<BlockTrace> = traceCodec(
  'block',
  record({}, { blockID: t.string }),
);
