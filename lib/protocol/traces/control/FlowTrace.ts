import * as t from 'io-ts';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
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
  record({ diagramID: t.string }, { name: t.string }),
);
