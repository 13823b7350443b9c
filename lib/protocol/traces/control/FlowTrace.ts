import * as t from 'io-ts';
import { payloadCodec, traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** The conversation entered a flow of the project. Not for people. */
export interface FlowTrace extends TraceBase {
  readonly type: 'flow';
  readonly payload: {
    readonly diagramID: string;
    readonly name?: string;
  };
}

/** The codec of {@link FlowTrace}. */
export const FlowTrace: t.Type<FlowTrace> = traceCodec(
  'flow',
  payloadCodec({ diagramID: t.string }, { name: t.string }),
);
