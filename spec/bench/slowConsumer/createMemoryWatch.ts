import type { Sample } from '../harness/Subject';

/** Watches what its process holds, after a collection: the heap, and the bytes outside of it. */
export interface MemoryWatch {
  /** Looks, where it is time to. */
  readonly look: () => void;
  /** Whether there was time enough, or more is held than may be. */
  readonly isOver: () => boolean;
  /** What was held, in MiB, by the ms since the start. */
  readonly sample: () => Sample;
}

const interval = 250;

/** Looks for the first time, and starts the clock. */
export const createMemoryWatch = (milliseconds: number, maxGrowth: number): MemoryWatch => {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('The process needs --expose-gc');

  const seen: (readonly [ms: number, held: number])[] = [];
  const look = (ms: number) => {
    gc();
    const { external, heapUsed } = process.memoryUsage();
    seen.push([ms, (heapUsed + external) / 1024 / 1024]);
  };
  look(0);

  const start = performance.now();
  const passed = () => Math.round(performance.now() - start);
  const held = (index: number) => seen.at(index)?.[1] ?? NaN;
  return {
    look: () => {
      if (passed() >= (seen.at(-1)?.[0] ?? 0) + interval) look(passed());
    },
    isOver: () => passed() >= milliseconds || held(-1) - held(0) > maxGrowth,
    sample: () => Object.fromEntries(seen.map(([ms, value]) => [String(ms), value])),
  };
};
