import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Agent } from '../../Agent';
import { checkName } from '../../support/checkName';

const isAgent = (value: unknown): value is Agent => typeof value === 'function';

/**
 * The agents of a table by name; a map, for which `__proto__` is a name like any other.
 *
 * @throws InvalidInputError for an empty table, a name without characters, and what is no function.
 */
export const readTable = (table: object): ReadonlyMap<string, Agent> => {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(table);
  if (entries.length === 0) throw new InvalidInputError('table', 'must hold at least one agent');
  return new Map(
    entries.map(([name, agent]) => {
      if (!isAgent(agent)) throw new InvalidInputError(`table.${name}`, 'must be a function');
      return [checkName('the name of a route', name), agent];
    }),
  );
};
