import type * as t from 'io-ts';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';
import { Card } from './Card';

/** One card to show. */
export interface CardTrace extends TraceBase {
  readonly type: 'cardV2';
  readonly payload: Card;
}

/** The codec of {@link CardTrace}. */
export const CardTrace: t.Type<CardTrace> = traceCodec('cardV2', Card);
