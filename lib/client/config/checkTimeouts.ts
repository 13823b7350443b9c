import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Timeouts } from '../ClientConfig';

const maxTimeout = 2 ** 31 - 1;

/** @throws InvalidInputError that names the timeout. */
export const checkTimeouts = (timeouts: Timeouts = {}): void => {
  for (const [name, ms] of Object.entries(timeouts)) {
    if (ms !== undefined && !(Number.isFinite(ms) && ms > 0 && ms <= maxTimeout)) {
      throw new InvalidInputError(
        `timeouts.${name}`,
        `must be above 0 and at most ${maxTimeout} ms`,
      );
    }
  }
};
