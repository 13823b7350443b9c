import { pushNewest } from '../../../../operators/support/messages/messageSteps';
import type { Action } from '../../../../protocol/actions/Action';
import type { Trace } from '../../../../protocol/Trace';
import type { ConversationState, ConversationTurn, TurnOutcome } from '../ConversationState';
import { sayAsAgent, sayAsUser, settleAll } from './messagesIn';
import { userTextOf } from './userTextOf';

const none: readonly never[] = [];

/** Whether the action of a turn can be sent again: it failed, and certainly never ran. */
export const isRetryable = ({ outcome, received }: ConversationTurn): boolean =>
  outcome?.kind === 'failed' && outcome.failure.safeToResend && received === 0;

/** Whether the agent has ended the conversation: a trace `end` came, and its turn is whole. */
export const hasEnded = ({ progress, running }: ConversationState): boolean =>
  running === undefined && progress.isLast;

/** The state after the end of the running turn; the same where none runs. */
export const endTurn = (state: ConversationState, outcome: TurnOutcome): ConversationState => {
  const { running, turns, limits } = state;
  if (running === undefined) return state;
  const turn = { ...running, outcome };
  const said = settleAll(state, turn.number);
  const isLast = said.progress.isLast && outcome.kind === 'completed';
  const over: ConversationState = {
    ...state,
    ...said,
    status: 'idle',
    turns: pushNewest(turns, turn, limits.maxTurns),
    running: undefined,
    outcome,
    canRetry: isRetryable(turn),
    progress: said.progress.isLast === isLast ? said.progress : { ...said.progress, isLast },
  };
  return isLast ? { ...over, status: 'ended', buttons: none } : over;
};

/** The state after the begin of a turn; one that runs is left for it. */
export const startTurn = (state: ConversationState, action: Action | null): ConversationState => {
  const before = endTurn(state, { kind: 'left', by: 'replaced' });
  const { nextTurn: number } = before.progress;
  const started: ConversationState = {
    ...before,
    status: 'waiting',
    running: { number, action, received: 0, outcome: undefined },
    buttons: none,
    canRetry: false,
    progress: { ...before.progress, nextTurn: number + 1, isLast: false },
  };
  return { ...started, ...sayAsUser(started, number, userTextOf(action)) };
};

/** The state after a trace of the running turn; the same where none runs. */
export const receiveTrace = (state: ConversationState, trace: Trace): ConversationState => {
  const { running } = state;
  if (running === undefined) return state;
  const { number, received } = running;
  const said = sayAsAgent(state, number, trace);
  return {
    ...state,
    status: 'streaming',
    running: { ...running, received: received + 1 },
    messages: said.messages,
    buttons: said.buttons,
    progress: trace.type === 'end' ? { ...said.progress, isLast: true } : said.progress,
  };
};
