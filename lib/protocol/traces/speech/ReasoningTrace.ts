import * as t from 'io-ts';
import { byState } from '../../codec/byState';
import { record } from '../../codec/record';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';

/** What a {@link ReasoningTrace} says, told apart by `state`. */
export type ReasoningPayload =
  | { readonly state: 'start' }
  | { readonly state: 'content'; readonly content: string }
  | { readonly state: 'end' }
  | { readonly state: 'final'; readonly message: string };

/** What a model thinks before it answers. */
export interface ReasoningTrace extends TraceBase {
  readonly type: 'reasoning';
  readonly payload: ReasoningPayload;
}

/** The codec of {@link ReasoningTrace}. */
export const ReasoningTrace: t.Type<ReasoningTrace> = traceCodec(
  'reasoning',
  byState<ReasoningPayload>('a payload with the state start, content, end or final', {
    content: record({ state: t.literal('content'), content: t.string }),
    start: record({ state: t.literal('start') }),
    end: record({ state: t.literal('end') }),
    final: record({ state: t.literal('final'), message: t.string }),
  }),
);
