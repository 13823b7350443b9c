import { isInvalidInputError } from '../../errors/InvalidInputError';

/** Whether a phrase says what it must; one that cannot be read does not. */
export const reads = (says: () => boolean): boolean => {
  try {
    return says();
  } catch (error) {
    if (isInvalidInputError(error)) return false;
    throw error;
  }
};
