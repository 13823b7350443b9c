import { quantile } from './statistics';

/**
 * What a run takes, in ms: the median of as many as begin within `time` ms, one at least. A short run
 * would show which moment of the machine it fell into; so each subject sees as many of them.
 */
export const medianTime = async (
  time: number,
  run: () => void | Promise<void>,
): Promise<number> => {
  const times: number[] = [];
  const begin = performance.now();
  do {
    const from = performance.now();
    await run();
    times.push(performance.now() - from);
  } while (performance.now() - begin < time);
  return quantile(times, 0.5);
};
