import type { Trace } from '../../../protocol/Trace';
import { createFifo } from '../createFifo';
import type { Fifo } from '../createFifo';
import type { Pacer } from './pace';

/** How long {@link createDelayPacer} pauses, and how much it holds. */
export interface DelayLimits {
  /** In ms. */
  readonly maxDelay: number;
  readonly maxTraces: number;
}

const delayOf = (trace: Trace): number =>
  trace.type === 'text' ? Math.max(trace.payload.delay ?? 0, 0) : 0;

function* drain<T>(queue: Fifo<T>): Iterable<T> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) yield next;
}

/** Pauses after each text that asks for it. Where too much is held, the pauses are given up. */
export const createDelayPacer = <T extends Trace>({
  maxDelay,
  maxTraces,
}: DelayLimits): Pacer<T, T> => {
  const queue = createFifo<T>();
  let pauseEnd = -Infinity;
  let isInHurry = false;

  return {
    push: (trace) => {
      queue.push(trace);
      isInHurry ||= queue.size() > maxTraces;
    },
    wait: (now) => {
      if (queue.size() === 0) return undefined;
      return isInHurry ? 0 : pauseEnd - now;
    },
    take: (now) => {
      const trace = queue.shift();
      if (trace === undefined) throw new RangeError('nothing is held');
      isInHurry &&= queue.size() > 0;
      pauseEnd = now + Math.min(delayOf(trace), maxDelay);
      return trace;
    },
    flush: () => [...drain(queue)],
    // The pauses are part of the answer, also between its last traces.
    finish: () => undefined,
  };
};
