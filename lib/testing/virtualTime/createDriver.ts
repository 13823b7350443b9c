import type { VirtualTimeConfig } from './VirtualTimeHelpers';
import type { FakeClock } from './FakeTimers';

/** For how long a test may wait for something that is not on the clock, in real ms. */
const maxIdle = 1_000;

/** What moves the clock. */
export interface Driver {
  /** Fires the timers one after the other until `isOver`. */
  readonly run: (isOver: () => boolean) => Promise<void>;
  /** How many timers have fired. */
  readonly fired: () => number;
  /** Waits until nothing is ready to run; no timer fires before what waits for this has run on. */
  readonly settled: () => Promise<void>;
}

const thousands = (count: number): string => count.toLocaleString('en');

const timersOf = (count: number): string => `${thousands(count)} timer${count === 1 ? '' : 's'}`;

/**
 * Drives a clock: whenever nothing is ready to run, the timer that is due first fires. So a test
 * waits for whatever it likes, and time jumps.
 *
 * @param realNow - The real time, in ms.
 */
export const createDriver = (
  clock: FakeClock,
  settle: () => Promise<void>,
  realNow: () => number,
  { maxTime = 600_000, maxTimers = 100_000 }: VirtualTimeConfig,
): Driver => {
  let fired = 0;
  let waiting: (() => void)[] = [];
  const start = clock.now;
  const now = () => clock.now - start;

  const checkCaps = () => {
    const left = `${timersOf(clock.countTimers())} left on the clock`;
    if (now() > maxTime) {
      throw new Error(
        `The test still waits after ${thousands(maxTime)} virtual ms (maxTime), with ${left}: unsubscribe from what never ends, or raise maxTime`,
      );
    }
    if (fired > maxTimers) {
      throw new Error(
        `More than ${timersOf(maxTimers)} fired by ${now()} ms (maxTimers), with ${left}: something repeats and never ends`,
      );
    }
  };

  const run = async (isOver: () => boolean) => {
    let idleSince: number | undefined;
    for (;;) {
      await settle();
      if (isOver()) return;
      if (waiting.length > 0) {
        const calls = waiting;
        waiting = [];
        calls.forEach((call) => call());
      } else if (clock.countTimers() > 0) {
        idleSince = undefined;
        clock.next();
        fired += 1;
        checkCaps();
      } else {
        idleSince ??= realNow();
        if (realNow() - idleSince > maxIdle) {
          throw new Error(
            `At ${now()} ms the test waits for something that never comes: no timer is left on the clock`,
          );
        }
      }
    }
  };

  return {
    run,
    fired: () => fired,
    settled: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
};
