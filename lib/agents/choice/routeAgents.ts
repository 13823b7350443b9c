import { concat, defer, ignoreElements, throwError } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { NoRouteError } from '../../errors/NoRouteError';
import type { Turn } from '../../protocol/Turn';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';
import type { RouteChoice, RouteTable } from './RouteTable';
import { createChooser } from './support/createChooser';
import { readTable } from './support/readTable';

/** How {@link routeAgents} listens to an agent that chooses. */
export interface RouteAgentsConfig {
  /** The most characters (UTF-16 code units) that it may say. Default: 8 Mi. */
  readonly maxCharacters?: number;
}

const alone = { hasCompany: false };

/**
 * Has a turn of one of several agents, the one that is chosen for it. Its name stands in front of
 * the `source` of all that it says.
 *
 *     choose    ---(h|)                 h: 'hotels'
 *     hotels       --a--b--|
 *               routeAgents(choose, { flights, hotels })
 *     result    -----A--B--|            A, B: source ['hotels']
 *
 * `choose` is called for each turn, and gives one of these:
 *
 * - A name. Then nothing waits: the agent runs in the same task.
 * - A promise of a name, or an Observable: its first name counts, and it is unsubscribed from.
 * - What an agent says: `choose` can be an agent. It is heard to its end, and none of it comes out.
 *   Its text is the name: that of all its messages, each on a line of its own, trimmed.
 *
 * A name that is not in the table, or none, is answered by the agent `otherwise`, where there is
 * one. The compiler asks for it where any text can be chosen (a `string`, an agent; of
 * `Promise.resolve('a')` and `of('a')` it knows no more than that), and for an agent of each name
 * where it knows the names: those that a function or an async function returns.
 *
 * An error of the agent has its name in front of its `source`. What `choose` throws, or fails with,
 * comes out without a name; wrap an agent that chooses in `labelled('router', …)` to have one.
 * Where an agent has chosen, no later error is `safeToResend`.
 *
 * @param choose - Which agent answers the turn.
 * @param table - The agents by name. Names are texts with characters.
 * @throws NoRouteError through the stream, where a name is not in the table and `otherwise` neither.
 * @throws CompletionTooLongError through the stream, where an agent that chooses says more than
 *   `maxCharacters`.
 * @throws InvalidInputError at the call, for a table that is empty, has a name without characters or
 *   holds what is no function; where `maxCharacters` is not above 0.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { createClient, routeAgents, trace } from 'voiceflow-rx';
 *
 * const flights = () => of(trace.text('To London at nine.'));
 * const hotels = () => of(trace.text('The Ritz has a room.'));
 *
 * // Leave one of the two out, and this does not compile.
 * const travel = routeAgents(
 *   ({ action }) =>
 *     action?.type === 'text' && action.payload.includes('fly') ? 'flights' : 'hotels',
 *   { flights, hotels },
 * );
 *
 * // A project of Voiceflow that answers 'flights' or 'hotels', or who knows what.
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * const desk = routeAgents(interact, {
 *   flights,
 *   hotels,
 *   otherwise: () => of(trace.text('Flights or hotels?')),
 * });
 * ```
 */
export const routeAgents = <C extends RouteChoice = never>(
  choose: (turn: Turn) => C,
  table: RouteTable<C>,
  { maxCharacters }: RouteAgentsConfig = {},
): Agent => {
  const routes = readTable(table);
  if (maxCharacters !== undefined && !(maxCharacters > 0)) {
    throw new InvalidInputError('maxCharacters', 'must be above 0');
  }
  return (turn) =>
    defer(() => {
      const { agent: chooser, isAgent, name } = createChooser(choose, maxCharacters);
      const answer = defer(() => {
        const chosen = name();
        const route = routes.has(chosen) ? chosen : 'otherwise';
        const agent = routes.get(route);
        return agent === undefined
          ? throwError(() => new NoRouteError(chosen, [...routes.keys()], !isAgent()))
          : runPart(agent, turn, { name: route, hasCompany: isAgent() });
      });
      return concat(runPart(chooser, turn, alone).pipe(ignoreElements()), answer);
    });
};
