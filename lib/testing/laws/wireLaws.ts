import { InvalidInputError } from '../../errors/InvalidInputError';
import { inspect } from '../phrases/inspect';
import { explainBreach } from './failure/explainBreach';
import type { Law } from './Law';
import { chunkLaws } from './wire/chunkLaws';
import { contentLaws } from './wire/contentLaws';
import { handlingLaws } from './wire/handlingLaws';
import { showChunks } from './wire/showEvents';
import type { WireBench, WireLaw } from './wire/WireLaw';
import type { ParsedEvent, WireLawsConfig, WireParser } from './wire/WireParser';

const laws: readonly WireLaw[] = [...contentLaws, ...chunkLaws, ...handlingLaws];

const check = ({ find, hint, name }: WireLaw, bench: WireBench): void => {
  const breach = find(bench);
  if (breach === undefined) return;
  throw new Error(
    explainBreach(name, [
      ['when', breach.at ?? ''],
      ['chunks', showChunks(breach.chunks)],
      ['expected', breach.expected],
      ['actual', breach.actual],
      ['hint', hint],
    ]),
  );
};

/**
 * The laws of the wire, as a suite for a parser of server-sent events: the HTML standard, and what
 * the service does beyond it. Each law is a test of any framework.
 *
 * Streams are cut at every byte, also inside characters and line ends. One rule is not the
 * standard's: a block with a name and no data is an event, for so the service ends a turn.
 *
 * @param makeParser - Makes a parser for one stream.
 * @throws InvalidInputError at once, for a configuration that cannot be used.
 *
 * @example
 * ```ts
 * import { wireLaws } from 'voiceflow-rx/testing';
 * import type { ParsedEvent } from 'voiceflow-rx/testing';
 *
 * declare const createMyParser: (onEvent: (event: ParsedEvent) => void) => {
 *   readonly feed: (bytes: Uint8Array) => void;
 * };
 *
 * const laws = wireLaws(() => {
 *   let events: ParsedEvent[] = [];
 *   const parser = createMyParser((event) => events.push(event));
 *   return {
 *     push: (bytes) => {
 *       events = [];
 *       parser.feed(bytes);
 *       return events;
 *     },
 *   };
 * });
 *
 * describe('my parser', () => {
 *   for (const { name, check } of laws) it(name, check);
 * });
 * ```
 */
export const wireLaws = (
  makeParser: () => WireParser,
  config: WireLawsConfig = {},
): readonly Law[] => {
  const { ids = 'own', runs = 50, seed = 1 } = config;
  if (!Number.isSafeInteger(seed)) throw new InvalidInputError('seed', 'must be a whole number');
  if (!(Number.isSafeInteger(runs) && runs > 0)) {
    throw new InvalidInputError('runs', 'must be a whole number above 0');
  }
  const bench = { makeParser: () => checked(makeParser()), config: { ids, runs, seed } };
  return laws.map((law) => ({
    name: law.name,
    // A parser that throws makes it reject, as a law that is broken does.
    check: () => Promise.resolve().then(() => check(law, bench)),
  }));
};

const isList = (value: unknown): value is readonly ParsedEvent[] => Array.isArray(value);

/** A parser whose push gives a list, also where nobody checks the types. */
const checked = (parser: WireParser): WireParser => ({
  push: (bytes) => {
    const events: unknown = parser.push(bytes);
    if (isList(events)) return events;
    throw new Error(
      `push gives a list of the events that the bytes complete; this one gave ${inspect(events)}`,
    );
  },
  end: () => parser.end?.() ?? [],
});
