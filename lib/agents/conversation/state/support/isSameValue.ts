/** The most pairs that are looked at: what goes round in circles is never the same. */
const maxPairs = 100_000;

type Pair = readonly [unknown, unknown];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The fields that JSON would have, by name. */
const fieldsOf = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([, field]) => field !== undefined));

/** The pairs of what two values hold; `undefined` where they cannot be the same. */
const pairsOf = ([one, other]: Pair): readonly Pair[] | undefined => {
  if (Object.is(one, other)) return [];
  if (!isObject(one) || !isObject(other)) return one === 0 && other === 0 ? [] : undefined;
  if (Array.isArray(one) !== Array.isArray(other)) return undefined;
  const [fields, others] = [fieldsOf(one), fieldsOf(other)];
  if (fields.size !== others.size) return undefined;
  const pairs: Pair[] = [];
  for (const [name, field] of fields) {
    if (!others.has(name)) return undefined;
    pairs.push([field, others.get(name)]);
  }
  return pairs;
};

/**
 * Whether two values of JSON say the same, whatever the order of their fields.
 *
 * It takes no stack for what is nested: what comes from outside may be nested deeply.
 */
export const isSameValue = (one: unknown, other: unknown): boolean => {
  const waiting: Pair[] = [[one, other]];
  let count = 0;
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const pairs = pairsOf(pair);
    count += 1 + (pairs?.length ?? 0);
    if (pairs === undefined || count > maxPairs) return false;
    for (const next of pairs) waiting.push(next);
  }
  return true;
};
