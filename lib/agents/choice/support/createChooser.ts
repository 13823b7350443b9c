import { EMPTY, from, takeWhile, tap } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';
import type { Turn } from '../../../protocol/Turn';
import type { Agent } from '../../Agent';
import { createTextReader } from '../../support/createTextReader';
import type { RouteChoice } from '../RouteTable';

/** Chooses a route, once. */
export interface Chooser {
  /** Chooses when it is run: says what the function says where that is an agent, else nothing. */
  readonly agent: Agent;
  /** What was chosen, once the agent has completed; `''` where nothing was. */
  readonly name: () => string;
  /** Whether an agent has run to choose: no name came as such. */
  readonly isAgent: () => boolean;
}

/**
 * Makes a {@link Chooser} for one turn.
 *
 * @param maxCharacters - The most that an agent may say.
 */
export const createChooser = (
  choose: (turn: Turn) => RouteChoice,
  maxCharacters: number | undefined,
): Chooser => {
  const reader = createTextReader(maxCharacters);
  let chosen: string | undefined;

  const agent: Agent = (turn) => {
    const choice = choose(turn);
    if (typeof choice === 'string') {
      chosen = choice;
      return EMPTY;
    }
    return from(choice).pipe(
      takeWhile((value): value is Trace => {
        if (typeof value !== 'string') return true;
        chosen = value;
        return false;
      }),
      tap((trace) => reader.push(trace)),
    );
  };

  return {
    agent,
    name: () => chosen ?? reader.text().trim(),
    isAgent: () => chosen === undefined,
  };
};
