import * as t from 'io-ts';
import { record } from '../../codec/record';

/** A page that a generated answer was made from. */
export interface SourceUrl {
  readonly url: string;
  readonly name?: string;
}

/** The codec of {@link SourceUrl}. */
export const SourceUrl: t.Type<SourceUrl> = record({ url: t.string }, { name: t.string });
