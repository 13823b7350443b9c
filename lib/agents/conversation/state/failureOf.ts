import { isInvalidInputError } from '../../../errors/InvalidInputError';
import { isStreamError } from '../../../errors/StreamError';
import type { TurnFailure } from './ConversationState';

/** In UTF-16 code units. */
const longestMessage = 500;

const cut = (message: string): string =>
  message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message;

const sourceOf = (error: Error): Pick<TurnFailure, 'source'> =>
  'source' in error && Array.isArray(error.source) ? { source: error.source.map(String) } : {};

/**
 * A failure as data.
 *
 * What is no error of this library says nothing of itself: its message may be anything, a secret
 * too. None of ours tells the key, but some tell much: 500 characters are kept.
 */
export const failureOf = (error: unknown): TurnFailure => {
  if (isStreamError(error) || isInvalidInputError(error)) {
    return {
      tag: error._tag,
      message: cut(error.message),
      // An argument that was refused would be refused again.
      safeToResend: 'safeToResend' in error && error.safeToResend,
      ...sourceOf(error),
    };
  }
  return {
    tag: 'UnexpectedError',
    message: 'Something failed that is no failure of a stream',
    safeToResend: false,
  };
};
