import { InvalidInputError } from '../../../errors/InvalidInputError';

/**
 * Refuses a limit of characters that is none; no limit is given where the default holds.
 *
 * @throws InvalidInputError
 */
export const checkMaxCharacters = (maxCharacters: number | undefined): void => {
  if (maxCharacters !== undefined && !(maxCharacters > 0)) {
    throw new InvalidInputError('maxCharacters', 'must be above 0');
  }
};
