import { InvalidInputError } from '../errors/InvalidInputError';
import { checkID } from '../protocol/checkID';
import type { ClientConfig, Timeouts } from './ClientConfig';

const defaultBaseURL = 'https://general-runtime.voiceflow.com';
const maxTimeout = 2 ** 31 - 1;

const checkURL = (baseURL: string): string => {
  const refuse = (reason: string) => new InvalidInputError('baseURL', reason);
  let url: URL;
  try {
    url = new URL(baseURL);
  } catch {
    throw refuse('must be an absolute URL');
  }
  if (!/^https?:$/.test(url.protocol)) throw refuse('must begin with http:// or https://');
  if (url.username + url.password + url.search + url.hash !== '') {
    throw refuse('must not have a user, a query or a fragment');
  }
  // Not `href`: it keeps the sign of an empty query or fragment.
  return (url.origin + url.pathname).replace(/\/+$/, '');
};

const checkKey = ({ apiKey, baseURL }: ClientConfig): void => {
  const refuse = (reason: string) => new InvalidInputError('apiKey', reason);
  if (apiKey === undefined && baseURL !== undefined) return;
  if (typeof apiKey !== 'string' || apiKey === '') {
    throw refuse('must be a string that is not empty');
  }
  // The service answers 500 to it (Voiceflow community).
  if (/^bearer\b/i.test(apiKey)) throw refuse("must be the key alone, without 'Bearer '");
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw refuse('must have visible ASCII characters only, no spaces or line ends');
  }
};

/** @throws InvalidInputError that names the timeout. */
export const checkTimeouts = (timeouts: Timeouts = {}): void => {
  for (const [name, ms] of Object.entries(timeouts)) {
    if (ms !== undefined && !(Number.isFinite(ms) && ms > 0 && ms <= maxTimeout)) {
      throw new InvalidInputError(
        `timeouts.${name}`,
        `must be above 0 and at most ${maxTimeout} ms`,
      );
    }
  }
};

const isHeader = (name: string, value: string): boolean => {
  try {
    new Headers([[name, value]]);
    return true;
  } catch {
    return false;
  }
};

/** @throws InvalidInputError without the value, which may be a secret. */
export const checkHeaders = (headers: Readonly<Record<string, string>> = {}): void => {
  for (const [name, value] of Object.entries(headers)) {
    // Who writes a whole header line as a name has the secret in it.
    if (!isHeader(name, '')) throw new InvalidInputError('headers', 'must have valid names');
    if (!isHeader(name, value)) {
      throw new InvalidInputError(`headers.${name}`, 'must be a valid value of a header');
    }
  }
};

const checkEventLimit = (bytes: number | undefined): void => {
  if (bytes !== undefined && !(Number.isSafeInteger(bytes) && bytes > 0)) {
    throw new InvalidInputError('maxEventBytes', 'must be a whole number of bytes above 0');
  }
};

/**
 * Refuses what cannot work, before anything is sent.
 *
 * @returns The root of the service, without a slash at its end.
 * @throws InvalidInputError that names the field and never has the key in it.
 */
export const checkConfig = (config: ClientConfig): string => {
  checkKey(config);
  checkID('projectID', config.projectID);
  checkTimeouts(config.timeouts);
  checkHeaders(config.headers);
  checkEventLimit(config.maxEventBytes);
  return checkURL(config.baseURL ?? defaultBaseURL);
};
