import type { Message } from '../../../operators/messages/Message';
import type { Action } from '../../../protocol/actions/Action';
import type { Button } from '../../../protocol/traces/visual/Button';

/** One message of a conversation: of an agent, or of the user. */
export interface ConversationMessage extends Message {
  /** Who said it. The agent that spoke, where several do, is in `speaker`. */
  readonly from: 'agent' | 'user';
  /** The number of the turn that it belongs to. */
  readonly turn: number;
}

/**
 * The messages so far, of all turns. Show `[...settled, open, ...alsoOpen]`.
 *
 * It is never changed. What did not change between two states is the same object in both.
 */
export interface ConversationMessages {
  /** The whole messages, in the order of their ends: the same array while a message grows. */
  readonly settled: readonly ConversationMessage[];
  /** The message that is being written; of several, the one that began first. */
  readonly open: ConversationMessage | undefined;
  /** The other ones, where several speakers speak at once, in the order of their beginnings. */
  readonly alsoOpen: readonly ConversationMessage[];
}

/** Why a turn failed, as data: what a `StreamError` says of it, without the error itself. */
export interface TurnFailure {
  /** The `_tag` of the error; `'UnexpectedError'` for what is no error of this library. */
  readonly tag: string;
  /** What the error says: for the log, not for the user. */
  readonly message: string;
  /** Whether the same action may be sent again without harm. */
  readonly safeToResend: boolean;
  /** The part that failed, outermost first, where agents are composed and their parts have names. */
  readonly source?: readonly string[];
}

/** How a turn ended. */
export type TurnOutcome =
  /** It is whole. */
  | { readonly kind: 'completed' }
  /** It failed. What was said until then stands, cut messages with `interrupted: true`. */
  | { readonly kind: 'failed'; readonly failure: TurnFailure }
  /**
   * It was left before its end: for a newer action (`'replaced'`), by `stop()` (`'stopped'`), by
   * `close()` (`'closed'`), or because the conversation was restored from a snapshot of that
   * moment (`'restored'`). The server's turn may still run.
   */
  | { readonly kind: 'left'; readonly by: 'replaced' | 'stopped' | 'closed' | 'restored' };

/** One turn of a conversation. */
export interface ConversationTurn {
  /** 1, 2, 3…, in the order in which turns began. */
  readonly number: number;
  /** What the user did; `null`: go on. */
  readonly action: Action | null;
  /** How many traces have come. */
  readonly received: number;
  /** How it ended; `undefined` while it runs. */
  readonly outcome: TurnOutcome | undefined;
}

/** An action that waits for the turns before it. */
export interface WaitingAction {
  /** What `cancel` and `sendNow` are called with: unique in the conversation. */
  readonly id: number;
  /** What is to be sent; `null`: go on. */
  readonly action: Action | null;
}

/**
 * `'idle'`: nothing runs. `'waiting'`: an action was sent, and nothing has come yet.
 * `'streaming'`: the answer is coming. `'ended'`: the agent has ended the conversation.
 * `'closed'`: `close()` was called.
 */
export type ConversationStatus = 'idle' | 'waiting' | 'streaming' | 'ended' | 'closed';

/** The most that a state holds. */
export interface ConversationLimits {
  /** The most turns, 1 or more; the oldest ones leave. Default: 1,000. */
  readonly maxTurns: number;
  /** The most settled messages, 1 or more; the oldest ones leave. Default: 1,000. */
  readonly maxMessages: number;
  /**
   * The most messages that are open at once, of as many speakers, 1 or more: where one more begins,
   * the one that began first settles, `interrupted`. Default: 1,000.
   */
  readonly maxOpen: number;
  /**
   * The most characters (UTF-16 code units) of one message, 1 or more: where a delta would pass it,
   * the message settles, `interrupted`, and the delta begins another one. A delta or a whole text
   * that is longer by itself stays whole. Default: 8 Mi.
   */
  readonly maxCharacters: number;
}

/**
 * All that is to be seen of a conversation, as plain data: JSON can say it.
 *
 * It is never changed: `reduceConversation` makes the next one, and what did not change is the same
 * object in both.
 */
export interface ConversationState {
  readonly status: ConversationStatus;
  /** The turns that are over, the newest last: the same array while a turn runs. */
  readonly turns: readonly ConversationTurn[];
  /** The turn that runs. It stands by itself, so that a trace costs the same after many turns. */
  readonly running: ConversationTurn | undefined;
  readonly messages: ConversationMessages;
  /**
   * What can be pressed now: the buttons of the newest turn, those of its cards with them, as far
   * as their messages are still there.
   */
  readonly buttons: readonly Button[];
  /**
   * What waits for the turns before it, the next one first. It stays when the conversation is
   * closed, so that a snapshot has it.
   */
  readonly queue: readonly WaitingAction[];
  /** How the newest turn that is over ended; `undefined` before the first end. */
  readonly outcome: TurnOutcome | undefined;
  /** Whether `retry()` would send the newest action again: it failed, and certainly never ran. */
  readonly canRetry: boolean;
  readonly limits: ConversationLimits;
  /** What it takes to go on; nothing to show. */
  readonly progress: {
    /** The number of the turn that begins next. */
    readonly nextTurn: number;
    /** The key of the message that begins next. */
    readonly nextKey: number;
    /** Who speaks `open` and each of `alsoOpen`, as keys. */
    readonly speakers: readonly string[];
    /** Whether a trace `end` came in the newest turn, and nothing cut that: it is the last one. */
    readonly isLast: boolean;
  };
}
