import { InvalidInputError } from '../../errors/InvalidInputError';
import { checkID } from '../../protocol/checkID';
import type { ClientConfig } from '../ClientConfig';
import { checkHeaders } from './checkHeaders';
import { checkKey } from './checkKey';
import { checkTimeouts } from './checkTimeouts';
import { hostedURL } from './hostedURL';

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
  const { apiKey, baseURL, headers, idempotencyKey = true } = config;
  const isOptional = apiKey === undefined && baseURL !== undefined;
  if (typeof apiKey !== 'function' && !isOptional) checkKey(apiKey);
  checkID('projectID', config.projectID);
  checkTimeouts(config.timeouts);
  if (typeof headers !== 'function') checkHeaders(headers);
  checkEventLimit(config.maxEventBytes);
  if (!['boolean', 'function'].includes(typeof idempotencyKey)) {
    throw new InvalidInputError('idempotencyKey', 'must be a boolean or a function');
  }
  return checkURL(baseURL ?? hostedURL);
};
