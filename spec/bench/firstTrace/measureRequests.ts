import { setImmediate } from 'node:timers/promises';
import type { Sample } from '../harness/Subject';

/** The latencies of some turns, one after the other, in µs: each by its number. */
export const measureRequests = async (
  count: number,
  request: () => Promise<number>,
): Promise<Sample> => {
  const latencies: [string, number][] = [];
  for (let index = 0; index < count; index += 1) {
    latencies.push([String(index), (await request()) * 1_000]);
    // The end of the turn is known before that of its body, and then the connection is free again.
    await setImmediate();
  }
  return Object.fromEntries(latencies);
};
