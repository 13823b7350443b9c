import type { Message } from './Message';

/**
 * The messages of a turn so far. Show `[...settled, open, ...alsoOpen]`.
 *
 * It is never changed. What did not change between two views is the same object in both.
 */
export interface MessagesView {
  /** The whole messages, in the order of their ends: the same array while a message grows. */
  readonly settled: readonly Message[];
  /** The message that is being written; of several, the one that began first. */
  readonly open: Message | undefined;
  /** The other ones, where several speakers speak at once, in the order of their beginnings. */
  readonly alsoOpen: readonly Message[];
}
