/** A source of chance that says the same for the same seed. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  /** True with this probability, from 0 to 1. */
  readonly chance: (probability: number) => boolean;
  /** One of several. */
  readonly pick: <T>(one: T, ...others: readonly T[]) => T;
}

/** Makes a {@link Random}: the generator known as mulberry32, on a hash of the seeds. */
export const createRandom = (...seeds: readonly number[]): Random => {
  let state = seeds.reduce(
    (hash, seed) => Math.imul(hash ^ (seed + 1), 0x9e3779b1) ^ (hash >>> 15),
    0x811c9dc5,
  );
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (one, ...others) => others[below(others.length + 1)] ?? one,
  };
};
