import { InvalidInputError } from '../../errors/InvalidInputError';

/** Refuses a limit that is not above 0. */
export const checkLimit = (field: string, limit: number): void => {
  if (!(limit > 0)) throw new InvalidInputError(field, 'must be above 0');
};
