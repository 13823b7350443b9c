import type {
  ConversationMessage,
  ConversationTurn,
  TurnOutcome,
  WaitingAction,
} from './ConversationState';

/**
 * A conversation at one moment, as plain data: JSON can say it, and another version may read it.
 *
 * It has what it takes to go on, and nothing that follows from that; no limits, for those are the
 * configuration's.
 */
export interface ConversationSnapshot {
  /** What it is, for who finds it in a store. */
  readonly format: 'voiceflow-rx/conversation';
  /** The version of the form of `state`. */
  readonly version: 1;
  readonly state: {
    /** `'ended'`: the agent has ended the conversation. */
    readonly status: 'idle' | 'ended';
    /** The turns, the newest last. One that ran is put down as left, `'restored'`. */
    readonly turns: readonly (ConversationTurn & { readonly outcome: TurnOutcome })[];
    /** The messages, all of them settled. */
    readonly messages: readonly ConversationMessage[];
    /** What waits, the next one first. */
    readonly queue: readonly WaitingAction[];
    /** The number of the turn that begins next. */
    readonly nextTurn: number;
    /** The key of the message that begins next. */
    readonly nextKey: number;
  };
}
