import { reduceConversation } from '../../../../../lib/agents/conversation/reduceConversation';
import type { ConversationEvent } from '../../../../../lib/agents/conversation/state/ConversationEvent';
import type {
  ConversationLimits,
  ConversationMessage,
  ConversationMessages,
  ConversationState,
  TurnFailure,
  TurnOutcome,
  WaitingAction,
} from '../../../../../lib/agents/conversation/state/ConversationState';
import { createConversationState } from '../../../../../lib/agents/conversation/state/createConversationState';
import { action } from '../../../../../lib';
import type { Action, Trace } from '../../../../../lib';
import { deepFreeze } from '../../../../../lib/testing/equality/deepFreeze';
import { message } from '../../../../operators/support/messages';

/** A turn began; without an action the user said 'Hi'. */
export const sent = (what: Action | null = action.text('Hi')): ConversationEvent => ({
  type: 'conversation/turnStarted',
  action: what,
});

/** A trace came. */
export const came = (trace: Trace): ConversationEvent => ({
  type: 'conversation/traceReceived',
  trace,
});

/** The turn is over. */
export const over = (outcome: TurnOutcome = { kind: 'completed' }): ConversationEvent => ({
  type: 'conversation/turnEnded',
  outcome,
});

/** The turn failed. */
export const failed = (failure: Partial<TurnFailure> = {}): ConversationEvent =>
  over({ kind: 'failed', failure: { tag: 'T', message: 'm', safeToResend: true, ...failure } });

/** The queue is another one. */
export const queued = (...queue: readonly WaitingAction[]): ConversationEvent => ({
  type: 'conversation/queued',
  queue,
});

export const closed: ConversationEvent = { type: 'conversation/closed' };

/** All states from `begin` on; each is frozen as it comes, so that a change of it would throw. */
export const statesFrom = (
  begin: ConversationState,
  events: readonly ConversationEvent[],
): readonly ConversationState[] => {
  const states = [deepFreeze(begin)];
  let state = begin;
  for (const event of events) {
    state = deepFreeze(reduceConversation(state, deepFreeze(event)));
    states.push(state);
  }
  return states;
};

/** The state after some events. */
export const after = (...events: readonly ConversationEvent[]): ConversationState =>
  afterWith({}, ...events);

/** The state after some events, with limits of its own. */
export const afterWith = (
  limits: Partial<ConversationLimits>,
  ...events: readonly ConversationEvent[]
): ConversationState => {
  const begin = createConversationState(limits);
  return statesFrom(begin, events).at(-1) ?? begin;
};

/** A message of the agent, of which only `fields` are not empty. */
export const said = (
  key: number,
  turn: number,
  fields: Parameters<typeof message>[1] = {},
): ConversationMessage => ({ ...message(key, fields), from: 'agent', turn });

/** A message of the user. */
export const asked = (key: number, turn: number, text = 'Hi'): ConversationMessage => ({
  ...message(key, { text }),
  from: 'user',
  turn,
});

/** All messages to show. */
export const shown = ({ alsoOpen, open, settled }: ConversationMessages) => [
  ...settled,
  ...(open === undefined ? [] : [open]),
  ...alsoOpen,
];
