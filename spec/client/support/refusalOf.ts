import { inspect } from 'node:util';
import { isInvalidInputError } from '../../../lib/errors';
import type { InvalidInputError } from '../../../lib/errors';

/** The `InvalidInputError` that `call` throws. */
export const refusalOf = (call: () => unknown): InvalidInputError => {
  try {
    call();
  } catch (error) {
    if (isInvalidInputError(error)) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};

/** All that an error can be made to show, and its cause. */
export const shown = (error: unknown): string =>
  [
    String(error),
    error instanceof Error ? error.stack : '',
    JSON.stringify(error),
    error instanceof Error ? JSON.stringify(error.cause) : '',
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
  ].join('\n');
