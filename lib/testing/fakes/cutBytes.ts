import type { BodyStep } from './ScriptedAnswer';

const isChunk = (step: BodyStep): step is string | Uint8Array =>
  typeof step === 'string' || step instanceof Uint8Array;

const join = (one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
};

/**
 * Cuts the chunks of a body anew: neighbours are one, then they are cut.
 *
 * @param cutAt - Where a chunk ends in any case, in bytes from the begin.
 * @param chunkBytes - How many bytes a chunk has at most.
 */
export const cutBytes = (
  steps: readonly BodyStep[],
  cutAt: readonly number[],
  chunkBytes = Infinity,
): readonly BodyStep[] => {
  const encoder = new TextEncoder();
  const cuts = new Set(cutAt);
  const result: BodyStep[] = [];
  let offset = 0;
  let held = new Uint8Array();

  const flush = () => {
    let start = 0;
    for (let end = 1; end <= held.length; end += 1) {
      const isCut = cuts.has(offset + end) || end - start >= chunkBytes || end === held.length;
      if (!isCut) continue;
      result.push(held.slice(start, end));
      start = end;
    }
    offset += held.length;
    held = new Uint8Array();
  };

  for (const step of steps) {
    if (isChunk(step)) {
      held = join(held, typeof step === 'string' ? encoder.encode(step) : step);
    } else {
      flush();
      result.push(step);
    }
  }
  flush();
  return result;
};
