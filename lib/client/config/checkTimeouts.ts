import { maxWait } from '../../errors/clampWait';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Timeouts } from '../ClientConfig';

/** @throws InvalidInputError that names the timeout. */
export const checkTimeouts = (timeouts: Timeouts = {}): void => {
  for (const [name, ms] of Object.entries(timeouts)) {
    if (ms !== undefined && !(Number.isFinite(ms) && ms > 0 && ms <= maxWait)) {
      throw new InvalidInputError(`timeouts.${name}`, `must be above 0 and at most ${maxWait} ms`);
    }
  }
};
