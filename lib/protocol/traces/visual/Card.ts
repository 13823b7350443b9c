import * as t from 'io-ts';
import { nullable } from '../../codec/nullable';
import { record } from '../../codec/record';
import { list } from '../../codec/list';
import { Button } from './Button';

/** A card, of which any part may be missing. */
export interface Card {
  readonly title?: string;
  readonly description?: { readonly text?: string; readonly slate?: unknown };
  readonly imageUrl?: string | null;
  readonly buttons?: readonly Button[];
}

/** The codec of {@link Card}. */
export const Card: t.Type<Card> = record(
  {},
  {
    title: t.string,
    description: record({}, { text: t.string, slate: t.unknown }),
    imageUrl: nullable(t.string),
    buttons: list(Button),
  },
);
