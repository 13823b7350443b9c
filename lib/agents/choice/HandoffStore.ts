import type { Turn } from '../../protocol/Turn';

/**
 * Remembers which conversations were handed over; a conversation is what a user of a project says.
 *
 * Each function may answer at once or with a promise. What it throws errors the turn.
 */
export interface HandoffStore {
  /** Whether the conversation of the turn was handed over. */
  readonly read: (turn: Turn) => boolean | PromiseLike<boolean>;
  /** Notes that it was, or that it was handed back. */
  readonly write: (turn: Turn, handedOver: boolean) => void | PromiseLike<void>;
}
