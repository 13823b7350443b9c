import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { MemoryEventLogConfig } from './MemoryEventLogConfig';

/**
 * Refuses what cannot work.
 *
 * @throws InvalidInputError that names the field.
 */
export const checkMemoryLimits = (limits: MemoryEventLogConfig): void => {
  for (const field of ['maxTurns', 'maxEvents'] as const) {
    const { [field]: value = 1 } = limits;
    if (!(value > 0 && (value === Infinity || Number.isSafeInteger(value)))) {
      throw new InvalidInputError(field, 'must be a whole number above 0, or Infinity');
    }
  }
  for (const field of ['maxBytes', 'ttl'] as const) {
    const { [field]: value = 1 } = limits;
    if (!(value > 0)) throw new InvalidInputError(field, 'must be above 0');
  }
  if (!((limits.rememberFor ?? 0) >= 0)) {
    throw new InvalidInputError('rememberFor', 'must be at least 0');
  }
};
