import { asyncScheduler } from 'rxjs';
import type { Action } from '../../../protocol/actions/Action';
import { action as actions } from '../../../protocol/actions/builders';
import type { Agent } from '../../Agent';
import type { ConversationConfig } from '../ConversationConfig';
import type { TurnOutcome, WaitingAction } from '../state/ConversationState';
import { failureOf } from '../state/failureOf';
import type { ConversationStore } from './createConversationStore';
import { createNoReplyTimer } from './createNoReplyTimer';
import type { Pump } from './createPump';
import type { Queue } from './createQueue';
import { createTurnRunner } from './createTurnRunner';

/** Why a turn is left by this conversation. */
type LeftBy = Exclude<Extract<TurnOutcome, { readonly kind: 'left' }>['by'], 'restored'>;

/** The turns of a conversation, one after the other. All of it stands in a change of the pump. */
export interface Talk {
  readonly isRunning: () => boolean;
  /** Begins the turn of an action, where none runs; `queue` is what waits behind it. */
  readonly begin: (action: Action | null, queue?: readonly WaitingAction[]) => void;
  /** Begins the turn of an action that waits, where none runs. */
  readonly beginWaiting: (waiting: WaitingAction) => void;
  /** Begins the turn of the next action that may be sent, if one waits, where none runs. */
  readonly goOn: () => void;
  /** Ends the silence, leaves the turn that may run, and does what comes instead of it. */
  readonly leave: (by: LeftBy, instead?: () => void) => void;
}

/** Makes a {@link Talk}. */
export const createTalk = (
  agent: Agent,
  config: ConversationConfig,
  pump: Pump,
  { dispatch, receive, state, together }: ConversationStore,
  { next }: Queue,
): Talk => {
  const { noReply = true, onFailure, scheduler = asyncScheduler, userID } = config;
  const wants = { projectID: 'conversation', completionEvents: true, ...config.turn };

  const begin = (action: Action | null, queue = state().queue): void => {
    silence.disarm();
    together(() => {
      dispatch({ type: 'conversation/queued', queue });
      dispatch({ type: 'conversation/turnStarted', action });
    });
    turns.start({ ...wants, userID, action });
  };

  const beginWaiting = (waiting: WaitingAction): void =>
    begin(
      waiting.action,
      state().queue.filter((one) => one !== waiting),
    );

  const goOn = (): void => {
    const waiting = next();
    if (waiting !== undefined) beginWaiting(waiting);
  };

  const end = (outcome: TurnOutcome): void => dispatch({ type: 'conversation/turnEnded', outcome });

  const silence = createNoReplyTimer(scheduler, () => pump.act(() => begin(actions.noReply())));

  const turns = createTurnRunner(agent, pump, {
    onTrace: (trace) => {
      silence.hear(trace);
      receive(trace);
    },
    onComplete: () => {
      together(() => {
        end({ kind: 'completed' });
        goOn();
      });
      if (noReply && state().status === 'idle') silence.arm();
    },
    // What waits goes on waiting: the next one would often fail too, or make no sense now.
    onError: (error) => {
      end({ kind: 'failed', failure: failureOf(error) });
      const turn = state().turns.at(-1);
      if (turn !== undefined) pump.tell(() => onFailure?.(error, turn));
    },
  });

  return {
    isRunning: turns.isRunning,
    begin,
    beginWaiting,
    goOn,
    leave: (by, instead) => {
      silence.disarm();
      const unsubscribe = turns.leave();
      together(() => {
        if (unsubscribe !== undefined) end({ kind: 'left', by });
        instead?.();
      });
      unsubscribe?.();
    },
  };
};
