import { InvalidInputError } from '../../errors/InvalidInputError';

const isHeader = (name: string, value: string): boolean => {
  try {
    new Headers([[name, value]]);
    return true;
  } catch {
    return false;
  }
};

/** @throws InvalidInputError without the value, which may be a secret. */
export const checkHeaders = (headers: Readonly<Record<string, string>> = {}): Headers => {
  if (Object(headers) !== headers) throw new InvalidInputError('headers', 'must be an object');
  for (const [name, value] of Object.entries(headers)) {
    // Who writes a whole header line as a name has the secret in it.
    if (!isHeader(name, '')) throw new InvalidInputError('headers', 'must have valid names');
    if (!isHeader(name, value)) {
      throw new InvalidInputError(`headers.${name}`, 'must be a valid value of a header');
    }
  }
  return new Headers({ ...headers });
};
