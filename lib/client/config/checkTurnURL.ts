import { InvalidInputError } from '../../errors/InvalidInputError';
import { resolveTurnURL } from '../request/resolveTurnURL';

/**
 * Refuses a URL that the key must not be sent to.
 *
 * @param root - The root of the service, checked.
 * @throws InvalidInputError
 */
export const checkTurnURL = (root: string, turnURL: string): string => {
  const url = resolveTurnURL(root, turnURL);
  if (url !== undefined) return url;
  throw new InvalidInputError('turnURL', "must be an absolute URL under the client's root");
};
