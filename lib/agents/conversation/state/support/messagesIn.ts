import { foldMessages } from '../../../../operators/support/messages/foldMessages';
import {
  addMessage,
  newMessage,
  settleMessage,
} from '../../../../operators/support/messages/messageSteps';
import type { MessagesState } from '../../../../operators/support/messages/messageSteps';
import type { Message } from '../../../../operators/messages/Message';
import type { Trace } from '../../../../protocol/Trace';
import type { ConversationMessage, ConversationState } from '../ConversationState';
import { buttonsOf } from './buttonsOf';
import { partOf } from './partOf';

type State = MessagesState<ConversationMessage>;

const stateOf = ({ messages, progress }: ConversationState): State => ({
  view: messages,
  speakers: progress.speakers,
  nextKey: progress.nextKey,
});

/** The fields of a state that say what its messages are now, those of a turn being the newest. */
const messageFields = (
  { buttons, messages, progress }: ConversationState,
  { nextKey, speakers, view }: State,
  turn: number,
): Pick<ConversationState, 'messages' | 'buttons' | 'progress'> => ({
  messages: view,
  buttons: view.settled === messages.settled ? buttons : buttonsOf(view.settled, turn, buttons),
  progress:
    nextKey === progress.nextKey && speakers === progress.speakers
      ? progress
      : { ...progress, nextKey, speakers },
});

/** What the messages are after the user said something in a turn. */
export const sayAsUser = (state: ConversationState, turn: number, text: string) => {
  const said = newMessage(state.progress.nextKey, {}, { text });
  const message: ConversationMessage = { ...said, from: 'user', turn };
  const messages = stateOf(state);
  const after = text === '' ? messages : addMessage(messages, message, state.limits.maxMessages);
  return messageFields(state, after, turn);
};

/** What the messages are after a trace of a turn. */
export const sayAsAgent = (state: ConversationState, turn: number, trace: Trace) => {
  const make = (message: Message): ConversationMessage => ({ ...message, from: 'agent', turn });
  const after = foldMessages(stateOf(state), trace, { partOf, make, ...state.limits });
  return messageFields(state, after, turn);
};

/** What the messages are when a turn is over: all have settled, cut, in the order of their begin. */
export const settleAll = (state: ConversationState, turn: number) => {
  let messages = stateOf(state);
  while (messages.view.open !== undefined) {
    messages = settleMessage(messages, 0, true, state.limits.maxMessages);
  }
  return messageFields(state, messages, turn);
};
