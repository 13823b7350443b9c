import { InvalidInputError } from '../../errors/InvalidInputError';

/**
 * The name of a part, where it is one.
 *
 * @throws InvalidInputError for a name without characters.
 */
export const checkName = (field: string, name: string): string => {
  if (typeof name !== 'string' || name === '') {
    throw new InvalidInputError(field, 'must be a text with characters');
  }
  return name;
};
