import type { Observable } from 'rxjs';
import type { ActionRefusedError } from '../../errors/ActionRefusedError';
import type { Action } from '../../protocol/actions/Action';
import type { Trace } from '../../protocol/Trace';
import type { Button } from '../../protocol/traces/visual/Button';
import type { ConversationSnapshot } from './state/ConversationSnapshot';
import type {
  ConversationMessages,
  ConversationState,
  ConversationStatus,
  WaitingAction,
} from './state/ConversationState';

/** What became of an action. */
export type SendResult =
  /** It is on its way: its turn has begun, and where it does not wait is over already. */
  | { readonly status: 'sent'; readonly id: number }
  /** It waits for the turns before it; `cancel` and `sendNow` take the `id`. */
  | { readonly status: 'queued'; readonly id: number }
  /** It was left out, as `whenBusy` says. */
  | { readonly status: 'dropped' }
  /** It was refused, and why. */
  | { readonly status: 'refused'; readonly error: ActionRefusedError };

/** The trace `end` has come, and its turn is whole. */
export interface ConversationEnd {
  /** The number of the turn that ended it. */
  readonly turn: number;
}

/**
 * Many turns of one user, that an app talks to: see {@link createConversation}.
 *
 * It never errors, and none of its functions throws: what fails is data in `outcome`, what is
 * refused is a result. Each may be called at any moment, also by who is just told something.
 */
export interface Conversation {
  /**
   * Sends what the user did; `null`: go on.
   *
   * Where nothing runs and nothing waits, its turn begins at once. Where something waits, the first
   * that does begins, and this one comes while that runs. What comes while a turn runs waits, or is
   * left out, or refused, or replaces it, as `whenBusy` says. When the agent has ended the
   * conversation, all but a launch are refused.
   */
  readonly send: (action: Action | null) => SendResult;
  /**
   * Sends the request of a button, as `send` does; one that is not among `buttons` of the state is
   * refused, or sent, by option.
   */
  readonly press: (button: Button) => SendResult;
  /**
   * Sends the newest action again, before all that waits, where it failed and certainly never ran
   * (`canRetry`); else it is refused.
   */
  readonly retry: () => SendResult;
  /**
   * Leaves the running turn: what was said stands, and what waits goes on waiting, until the next
   * `send`, `retry` or `sendNow`. The server's turn may still run; `cancel` of a client ends it.
   */
  readonly stop: () => void;
  /** Takes a waiting action out of the queue; whether it was there. */
  readonly cancel: (id: number) => boolean;
  /**
   * Leaves the turn that may run for a waiting action, which the others follow; whether that began.
   * It does not where the action no longer waits, or where it is no launch and the agent has ended
   * the conversation.
   */
  readonly sendNow: (id: number) => boolean;

  /** The state now and at each change. */
  readonly state$: Observable<ConversationState>;
  /** The messages now and at each change. */
  readonly messages$: Observable<ConversationMessages>;
  /** The status now and at each change. */
  readonly status$: Observable<ConversationStatus>;
  /** What waits now and at each change. */
  readonly queue$: Observable<readonly WaitingAction[]>;
  /**
   * The traces of all turns as they come, for what the state does not show. All who listen to the
   * state have heard of a trace before it is emitted here. None is repeated for who comes late.
   */
  readonly traces$: Observable<Trace>;
  /** That the agent has ended the conversation, also for who comes late while that is so. */
  readonly end$: Observable<ConversationEnd>;

  /** The state now: true as soon as what changes it returns, also where others are told later. */
  readonly state: () => ConversationState;
  /**
   * All that is needed to go on elsewhere, or later: JSON can say it. A turn that runs is put down
   * as left.
   */
  readonly snapshot: () => ConversationSnapshot;
  /**
   * Ends it: the running turn is left, timers are disarmed, and all streams complete, behind the
   * last state. What waits stays in that, for a snapshot. A second time does nothing.
   */
  readonly close: () => void;
}
