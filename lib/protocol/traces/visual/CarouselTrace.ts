import * as t from 'io-ts';
import { list } from '../../list';
import { payloadCodec, traceCodec } from '../traceCodec';
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
  payloadCodec({ cards: list(Card) }, { layout: t.string }),
);
