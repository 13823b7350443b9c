import { findDifference } from '../../equality/findDifference';
import { inspect } from '../../phrases/inspect';

/** The characters that name what the legend does not. */
const spare = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');

/** Names values by one character, equal ones by the same. */
export interface MarbleKeys {
  readonly keyOf: (value: unknown) => string;
  /** What the names stand for that are not of the legend, a line each. */
  readonly explain: () => readonly string[];
}

/** Names values as `legend` does, and others by characters that are free. */
export const createKeys = (legend: Readonly<Record<string, unknown>>): MarbleKeys => {
  const given = Object.entries(legend);
  const added: [string, unknown][] = [];
  const isTaken = (key: string) => [...given, ...added].some(([taken]) => taken === key);
  return {
    keyOf: (value) => {
      const known = [...given, ...added].find(
        ([, candidate]) => findDifference(value, candidate) === undefined,
      );
      if (known !== undefined) return known[0];
      const key = spare.find((free) => !isTaken(free)) ?? `v${added.length}`;
      added.push([key, value]);
      return key;
    },
    explain: () => added.map(([key, value]) => `${key}: ${inspect(value)}`),
  };
};
