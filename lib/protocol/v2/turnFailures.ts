import { isTurnCancelledError, TurnCancelledError } from '../../errors/TurnCancelledError';
import { isTurnLostError, TurnLostError } from '../../errors/TurnLostError';

/** The code of the `error` event that its log ends a turn with, whose process is gone. */
export const turnLost = 'turn_lost';

/** The code of the `error` event that ends a turn which was cancelled. */
export const turnCancelled = 'turn_cancelled';

/** How a turn can end that no agent has ended. */
export type TurnFailure = TurnLostError | TurnCancelledError;

/** The failure that a code stands for; `undefined` where it is a code of the agent's. */
export const turnFailureOf = (code: string): TurnFailure | undefined => {
  if (code === turnLost) return new TurnLostError();
  return code === turnCancelled ? new TurnCancelledError() : undefined;
};

/** The code that stands for a failure; `undefined` for any other failure. */
export const turnFailureCodeOf = (failure: unknown): string | undefined => {
  if (isTurnLostError(failure)) return turnLost;
  return isTurnCancelledError(failure) ? turnCancelled : undefined;
};
