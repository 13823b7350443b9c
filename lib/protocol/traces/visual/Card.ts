import * as t from 'io-ts';
import { list } from '../../list';
import { Button } from './Button';

/** A card, of which any part may be missing. */
export interface Card {
  readonly title?: string;
  readonly description?: { readonly text?: string; readonly slate?: unknown };
  readonly imageUrl?: string | null;
  readonly buttons?: readonly Button[];
}

/** The codec of {@link Card}. */
export const Card: t.Type<Card> = t.partial({
  title: t.string,
  description: t.partial({ text: t.string, slate: t.unknown }),
  imageUrl: t.union([t.string, t.null]),
  buttons: list(Button),
});
