import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** A model calls a tool, told apart by `state`. */
export interface ToolCallTrace extends TraceBase {
  readonly type: 'tool-call';
  readonly payload: {
    readonly state: 'start' | 'end';
    readonly callID: string;
    /** What to play while the tool runs. */
    readonly sound?: unknown;
  };
}

/** The codec of {@link ToolCallTrace}. */
export const ToolCallTrace: t.Type<ToolCallTrace> = traceCodec(
  'tool-call',
  record({ state: t.keyof({ start: null, end: null }), callID: t.string }, { sound: t.unknown }),
);
