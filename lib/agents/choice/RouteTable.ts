import type { Observable } from 'rxjs';
import type { Trace } from '../../protocol/Trace';
import type { Agent } from '../Agent';

/** What a function can choose a route with: its name, now or later, or what an agent says. */
export type RouteChoice = string | PromiseLike<string> | Observable<string | Trace>;

/** What comes of no type is any name; so is what an agent says. */
type WordOf<V> = [V] extends [never] ? string : V extends string ? V : string;

/** The names that can be chosen, as far as they are known. */
type NameOf<C> = C extends string
  ? C
  : C extends Observable<infer V>
    ? WordOf<V>
    : C extends PromiseLike<infer V>
      ? WordOf<V>
      : string;

/** Any text, and any text of a pattern, may be none of those in the table. */
type Needed<Name extends string> = Name extends unknown
  ? Partial<Record<'', never>> extends Readonly<Record<Name, Agent>>
    ? 'otherwise'
    : Name
  : never;

/** An agent for each name; `otherwise` is for any other, and needed where others can be chosen. */
export type Routes<Name extends string> = Readonly<Record<Name, Agent>> &
  Readonly<Record<Needed<Name>, Agent>> & { readonly otherwise?: Agent };

/**
 * The agents by name that a choice needs.
 *
 * Where names are known, each must be there and no other; where any text can be chosen, `otherwise`
 * must be there.
 */
export type RouteTable<C> = [C] extends [never]
  ? // The compiler looks at the table once before it knows what is chosen.
    Readonly<Record<string, unknown>>
  : Routes<NameOf<C>>;
