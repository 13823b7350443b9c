import * as t from 'io-ts';
import { record } from '../../codec/record';
import { list } from '../../codec/list';
import { traceCodec } from '../traceCodec';
import type { TraceBase } from '../TraceBase';
import { Card } from './Card';

/** Several cards to show side by side. */
export interface CarouselTrace extends TraceBase {
  readonly type: 'carousel';
  readonly payload: {
    readonly cards: readonly Card[];
    readonly layout?: 'List' | 'Carousel' | (string & {});
  };
}

/** The codec of {@link CarouselTrace}. */
export const CarouselTrace: t.Type<CarouselTrace> = traceCodec(
  'carousel',
  record({ cards: list(Card) }, { layout: t.string }),
);
