import { InvalidInputError } from '../../errors/InvalidInputError';

const refuse = (reason: string) => new InvalidInputError('apiKey', reason);

/**
 * Refuses what cannot be an API key.
 *
 * @throws InvalidInputError that never has the key in it.
 */
export const checkKey = (apiKey: unknown): string => {
  if (typeof apiKey !== 'string' || apiKey === '') {
    throw refuse('must be a string that is not empty');
  }
  // The service answers 500 to it (Voiceflow community).
  if (/^bearer\b/i.test(apiKey)) throw refuse("must be the key alone, without 'Bearer '");
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw refuse('must have visible ASCII characters only, no spaces or line ends');
  }
  return apiKey;
};
