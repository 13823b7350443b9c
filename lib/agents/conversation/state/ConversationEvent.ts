import type { Action } from '../../../protocol/actions/Action';
import type { Trace } from '../../../protocol/Trace';
import type { TurnOutcome, WaitingAction } from './ConversationState';

/**
 * What happens in a conversation, as plain data: what `reduceConversation` makes states of.
 *
 * The `type` is such that the events can be dispatched to a store as they are.
 */
export type ConversationEvent =
  /** The queue is now this one. */
  | { readonly type: 'conversation/queued'; readonly queue: readonly WaitingAction[] }
  /** A turn began. Its number is the state's next one. */
  | { readonly type: 'conversation/turnStarted'; readonly action: Action | null }
  /** A trace of the running turn came. */
  | { readonly type: 'conversation/traceReceived'; readonly trace: Trace }
  /** The running turn is over. */
  | { readonly type: 'conversation/turnEnded'; readonly outcome: TurnOutcome }
  /** Nothing more will happen. */
  | { readonly type: 'conversation/closed' };
