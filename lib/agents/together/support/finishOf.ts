import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Trace } from '../../../protocol/Trace';

/** Where the finish of a race is. */
export interface Finish {
  /** Whether a contestant that says this has won. */
  readonly isReached: (trace: Trace) => boolean;
  /** Whether a contestant that completes has won. */
  readonly isReachedAtEnd: boolean;
}

/** Whether a trace has text for people, of whatever length but none. */
const hasText = (trace: Trace): boolean => {
  switch (trace.type) {
    case 'text':
    case 'speak':
      return trace.payload.message !== '';
    case 'completion':
      return trace.payload.state === 'content' && trace.payload.content !== '';
    case 'completion-start':
    case 'completion-continue':
      return trace.payload.completion !== '';
    default:
      return false;
  }
};

/**
 * The finish that is meant.
 *
 * @throws InvalidInputError for what means none.
 */
export const finishOf = (
  on: 'firstText' | 'firstTrace' | 'complete' | Finish['isReached'],
): Finish => {
  if (typeof on === 'function') return { isReached: on, isReachedAtEnd: false };
  switch (on) {
    case 'firstText':
      return { isReached: hasText, isReachedAtEnd: false };
    case 'firstTrace':
      return { isReached: () => true, isReachedAtEnd: false };
    case 'complete':
      return { isReached: () => false, isReachedAtEnd: true };
    default:
      throw new InvalidInputError(
        'on',
        "must be 'firstText', 'firstTrace', 'complete' or a function",
      );
  }
};
