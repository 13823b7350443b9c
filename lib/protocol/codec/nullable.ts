import * as t from 'io-ts';
import { oneOf } from './oneOf';

/** The codec of `null` and what `codec` takes. */
export const nullable = <A>(codec: t.Type<A>): t.Type<A | null> =>
  oneOf<A | null>(`${codec.name} or null`, (value) => (value === null ? t.null : codec));
