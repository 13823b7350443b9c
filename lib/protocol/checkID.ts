import { InvalidInputError } from '../errors/InvalidInputError';

/** In characters (UTF-16 code units); the user's from Voiceflow's OpenAPI description. */
const maxLength = { projectID: Infinity, userID: 128 };

const inURL = (id: string): boolean => {
  try {
    encodeURIComponent(id);
    return true;
  } catch {
    return false;
  }
};

/**
 * Refuses an id that cannot stand in the path of a URL, or that would not arrive as it is.
 *
 * @throws InvalidInputError that names `field`.
 */
export const checkID = (field: keyof typeof maxLength, id: unknown): string => {
  const refuse = (reason: string) => new InvalidInputError(field, reason);
  if (typeof id !== 'string' || id === '') throw refuse('must be a string that is not empty');
  if (id.length > maxLength[field]) {
    throw refuse(`must have ${maxLength[field]} characters at most`);
  }
  // URLs fold these away, also percent-encoded (WHATWG URL, "double-dot URL path segment").
  if (id === '.' || id === '..') throw refuse("must not be '.' or '..'");
  if (!inURL(id)) throw refuse('must not hold a lone surrogate');
  return id;
};
