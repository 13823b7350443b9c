import type { Trace } from '../../protocol/Trace';
import { createQueue } from './createQueue';
import type { Pacer } from './pace';

/** How long {@link createDelayPacer} pauses, and how much it holds. */
export interface DelayLimits {
  /** In ms. */
  readonly maxDelay: number;
  readonly maxTraces: number;
}

const delayOf = (trace: Trace): number =>
  trace.type === 'text' ? Math.max(trace.payload.delay ?? 0, 0) : 0;

/** Pauses after each text that asks for it. Where too much is held, the pauses are given up. */
export const createDelayPacer = <T extends Trace>({
  maxDelay,
  maxTraces,
}: DelayLimits): Pacer<T, T> => {
  const queue = createQueue<T>();
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
      const trace = queue.take();
      isInHurry &&= queue.size() > 0;
      pauseEnd = now + Math.min(delayOf(trace), maxDelay);
      return trace;
    },
    flush: queue.drain,
    // The pauses are part of the answer, also between its last traces.
    finish: () => undefined,
  };
};
