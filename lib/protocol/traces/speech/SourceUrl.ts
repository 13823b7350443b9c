import * as t from 'io-ts';
import { payloadCodec } from '../traceCodec';

/** A page that a generated answer was made from. */
export interface SourceUrl {
  readonly url: string;
  readonly name?: string;
}

/** The codec of {@link SourceUrl}. */
export const SourceUrl: t.Type<SourceUrl> = payloadCodec({ url: t.string }, { name: t.string });
