import { InvalidInputError } from '../../../errors/InvalidInputError';

/**
 * Refuses what is no function, where nobody checked the types.
 *
 * @throws InvalidInputError
 */
export const checkFunction = (field: string, value: unknown): void => {
  if (typeof value !== 'function') throw new InvalidInputError(field, 'must be a function');
};
