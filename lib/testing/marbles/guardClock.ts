import type { TestScheduler } from 'rxjs/testing';

/** How many things may happen at one and the same ms. */
const maxSteps = 100_000;

/**
 * Ends a loop that takes no time, such as `interval(0)`: the clock would stand still for ever.
 *
 * `frame` becomes a property that counts how often it is set to the same time.
 */
export const guardClock = (scheduler: TestScheduler): void => {
  let { frame } = scheduler;
  let steps = 0;
  Object.defineProperty(scheduler, 'frame', {
    get: () => frame,
    set: (next: number) => {
      steps = next === frame ? steps + 1 : 0;
      frame = next;
      if (steps > maxSteps) {
        throw new Error(
          `The clock stands at ${frame} ms, where more than ${maxSteps} things happened: something repeats without taking time`,
        );
      }
    },
  });
};
