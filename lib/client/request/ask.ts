import { ConnectError } from '../../errors/ConnectError';
import type { Redactor } from '../secrets/createRedactor';

/**
 * Asks a function of the user's for what a request needs.
 *
 * @throws ConnectError where it fails: then nothing is sent.
 */
export const ask = async <T>(source: () => T | Promise<T>, redactor: Redactor): Promise<T> => {
  try {
    return await source();
  } catch (error) {
    throw new ConnectError('no', { cause: redactor.cause(error) });
  }
};
