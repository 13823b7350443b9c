import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** The conversation took a path. Not for people. */
export interface PathTrace extends TraceBase {
  readonly type: 'path';
  readonly payload: {
    readonly path?: string;
  };
}

/** The codec of {@link PathTrace}. */
export const PathTrace: t.Type<PathTrace> = traceCodec('path', record({}, { path: t.string }));
