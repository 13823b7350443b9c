import { NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';

/** Knows whether a race is won, and what a contestant that is out of it gives. */
export interface Referee {
  /** To be told by the one that wins. */
  readonly won: () => void;
  /** Whether one has won. */
  readonly isDecided: () => boolean;
  /** What one gives that completed without having won: nothing, or as the last one the answer. */
  readonly completed: (said: readonly Trace[]) => Observable<readonly Trace[]>;
  /** What one gives that failed: nothing, or as the last one the answer, or the error. */
  readonly failed: (error: unknown) => Observable<readonly Trace[]>;
}

/** Makes the referee of one race, in which so many run. */
export const createReferee = (contestants: number): Referee => {
  let running = contestants;
  /** What the first one said that completed. */
  let answer: readonly Trace[] | undefined;
  let isDecided = false;

  const leave = (): Observable<readonly Trace[]> | undefined => {
    running -= 1;
    if (running > 0) return NEVER;
    return answer && of(answer);
  };

  return {
    won: () => {
      isDecided = true;
      answer = undefined;
    },
    isDecided: () => isDecided,
    completed: (said) => {
      answer ??= said;
      return leave() ?? NEVER;
    },
    failed: (error) => leave() ?? throwError(() => error),
  };
};
