import * as t from 'io-ts';
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
export const PathTrace: t.Type<PathTrace> = traceCodec('path', t.partial({ path: t.string }));
