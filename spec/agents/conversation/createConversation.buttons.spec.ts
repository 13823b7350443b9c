import { action, trace } from '../../../lib';
import type { Button, Trace } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { ConversationConfig } from '../../../lib/agents/conversation/ConversationConfig';
import { createHandAgent } from './support/handAgent';

const userID = 'ada';
const yes: Button = { name: 'Yes', request: { type: 'path-1', payload: { label: 'Yes' } } };
const no: Button = { name: 'No' };

/** A conversation whose agent has said something, in a turn that is whole. */
const said = (config: Partial<ConversationConfig>, ...traces: readonly Trace[]) => {
  const hand = createHandAgent();
  const conversation = createConversation(hand.agent, { userID, ...config });
  conversation.send(action.launch());
  traces.forEach(hand.last().next);
  hand.last().complete();
  return { ...hand, conversation };
};

describe('a button that is pressed', () => {
  it('sends its request, or its name', () => {
    const { conversation, actions, last } = said({}, trace.choice([yes, no]));
    expect(conversation.press(yes).status).toBe('sent');
    last().next(trace.choice([yes, no]));
    last().complete();
    conversation.press(no);

    expect(actions().slice(1)).toEqual([yes.request, action.text('No')]);
  });

  it('is known by what it holds', () => {
    const { conversation } = said({}, trace.choice([yes]));

    expect(conversation.press(structuredClone(yes)).status).toBe('sent');
  });

  it('is refused where it is one of an older turn, or of none', () => {
    const { conversation, last, actions } = said({}, trace.choice([yes]));
    const stale = { status: 'refused', error: { reason: 'stale-button' } };
    expect(conversation.press({ ...yes, name: 'Oh yes' })).toMatchObject(stale);
    conversation.press(yes);
    // Pressed twice: the turn of the first press runs.
    expect(conversation.press(yes)).toMatchObject(stale);
    last().complete();

    expect(conversation.press(yes)).toMatchObject(stale);
    expect(actions()).toHaveLength(2);
  });

  it('is sent all the same where the config says so', () => {
    const { conversation, last, actions } = said({ staleButtons: 'send' }, trace.choice([yes]));
    conversation.press(no);
    expect(conversation.press(yes).status).toBe('queued');
    last().complete();

    expect(actions()).toEqual([action.launch(), action.text('No'), yes.request]);
  });

  it('waits, or is left out, as any action, while the turn that shows it runs', () => {
    const hand = createHandAgent();
    const conversation = createConversation(hand.agent, { userID, whenBusy: 'drop' });
    conversation.send(action.launch());
    hand.last().next(trace.choice([yes]));

    expect(conversation.press(yes)).toEqual({ status: 'dropped' });
  });

  it('is refused for what matters most: the end, the close', () => {
    const ended = said({}, trace.choice([yes]), trace.end());
    expect(ended.conversation.press(yes)).toMatchObject({ error: { reason: 'ended' } });
    ended.conversation.close();
    expect(ended.conversation.press(yes)).toMatchObject({ error: { reason: 'closed' } });
  });
});
