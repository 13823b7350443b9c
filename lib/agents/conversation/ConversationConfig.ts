import type { SchedulerLike } from 'rxjs';
import type { Turn } from '../../protocol/Turn';
import type { ConversationSnapshot } from './state/ConversationSnapshot';
import type {
  ConversationLimits,
  ConversationTurn,
  WaitingAction,
} from './state/ConversationState';

/**
 * Which of the actions that wait stay: those that it gives back, in that order.
 *
 * They are known by their `id`: what it invents is left out, what it repeats counts once. Where it
 * throws, the new action is refused as `busy`, what waits stays as it was, and what it threw goes
 * where RxJS reports errors that nobody handles.
 */
export type BusyPolicy = (
  /** All that wait, the new one last. */
  waiting: readonly WaitingAction[],
) => readonly WaitingAction[];

/** How {@link createConversation} talks. */
export interface ConversationConfig extends Partial<ConversationLimits> {
  /** Whose conversation it is: any string of 1 to 128 characters, chosen by you. */
  readonly userID: string;
  /**
   * What else each turn says: variables, the session, the project. Default: that deltas are wanted,
   * and no more.
   */
  readonly turn?: Partial<Omit<Turn, 'action' | 'userID'>>;
  /**
   * What becomes of an action that comes while a turn runs:
   *
   * - `'queue'`: it waits for the turns before it, up to `maxQueued`; one more is refused.
   *
   *       actions   --a---b-------
   *       turn a      --1---2|
   *       turn b             --3|
   *       traces$   ----1---2--3--
   *
   * - `'replace'`: the turn is left, and all that waits with it. Nothing more of it is shown, but
   *   **the server's turn may still run**, and change the state of the conversation there; `cancel`
   *   of a client ends it.
   *
   *       actions   --a--b-------
   *       turn a      --1!
   *       turn b         --3|
   *       traces$   ----1--3-----
   *
   * - `'drop'`: it is left out; `send` says so.
   *
   *       actions   --a---b------
   *       turn a      --1---2|
   *       traces$   ----1---2----
   *
   * - `'reject'`: as `'drop'`, with an `ActionRefusedError` in what `send` gives back.
   * - A function says which of the waiting ones stay: `(waiting) => waiting.slice(-1)` keeps the
   *   newest alone. Where more stay than `maxQueued`, the new one is refused, and nothing changes.
   *
   *       actions   --a-b-c-------
   *       turn a      --1---2|
   *       turn c             --3|
   *       traces$   ----1---2--3--
   *
   * Default: `'queue'`.
   */
  readonly whenBusy?: 'queue' | 'replace' | 'drop' | 'reject' | BusyPolicy;
  /** The most actions that may wait, a whole number of at least 0. Default: 16. */
  readonly maxQueued?: number;
  /**
   * What becomes of a button of an older turn that is pressed: `'refuse'` or `'send'`.
   * Default: `'refuse'`.
   */
  readonly staleButtons?: 'refuse' | 'send';
  /**
   * Whether a `no-reply` trace arms a timer, which sends the `no-reply` action when the user stays
   * silent for as long as it says after its turn. Default: true.
   */
  readonly noReply?: boolean;
  /**
   * What to go on from; see `snapshot()`. What waits there goes on waiting, as after a `stop()`, and
   * no `no-reply` timer is armed. Default: a new conversation.
   */
  readonly restore?: ConversationSnapshot;
  /**
   * Told of each turn that fails, with the error as it came: for a log. The state has it as data,
   * and is told before. What it throws goes where RxJS reports errors that nobody handles.
   */
  readonly onFailure?: (error: unknown, turn: ConversationTurn) => void;
  /** The clock of the `no-reply` timers. Default: `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
}
