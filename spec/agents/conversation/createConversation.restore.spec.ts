import { action, ConnectError, isInvalidInputError, trace } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { ConversationConfig } from '../../../lib/agents/conversation/ConversationConfig';
import type { ConversationSnapshot } from '../../../lib/agents/conversation/state/ConversationSnapshot';
import { createHandAgent } from './support/handAgent';
import type { Conversation } from '../../../lib/agents/conversation/Conversation';

const userID = 'ada';

const restored = (
  { snapshot }: Pick<Conversation, 'snapshot'>,
  config: Partial<ConversationConfig> = {},
) => {
  // As from a store.
  const restore: ConversationSnapshot = structuredClone(snapshot());
  const hand = createHandAgent();
  return { ...hand, conversation: createConversation(hand.agent, { userID, restore, ...config }) };
};

/** A conversation with a whole turn, a running one and two actions that wait. */
const begun = () => {
  const hand = createHandAgent();
  const conversation = createConversation(hand.agent, { userID });
  conversation.send(action.launch());
  hand.last().next(trace.text('Hello'));
  hand.last().complete();
  const ids = ['a', 'b', 'c'].flatMap((text) => {
    const result = conversation.send(action.text(text));
    return 'id' in result ? [result.id] : [];
  });
  hand.last().next(trace.completionContent('Hel'));
  return { ...hand, conversation, ids };
};

describe('a conversation that is restored', () => {
  it('shows what was said, and that the turn that ran was left', () => {
    const { conversation } = restored(begun().conversation);

    expect(conversation.state()).toMatchObject({
      status: 'idle',
      outcome: { kind: 'left', by: 'restored' },
      turns: [{ number: 1 }, { number: 2 }],
      messages: {
        settled: [{ text: 'Hello' }, { text: 'a' }, { text: 'Hel', interrupted: true }],
        open: undefined,
      },
      queue: [{ action: action.text('b') }, { action: action.text('c') }],
    });
  });

  it('is taken without touching the conversation', () => {
    const { conversation, last } = begun();
    const state = conversation.state();
    conversation.snapshot();

    expect(conversation.state()).toBe(state);
    last().complete();
    expect(conversation.state().outcome).toEqual({ kind: 'completed' });
  });

  it('sends nothing by itself; what waits goes before the next action', () => {
    const { actions, conversation, last } = restored(begun().conversation);
    expect(actions()).toEqual([]);
    expect(conversation.send(action.text('d')).status).toBe('queued');
    last().complete();
    last().complete();

    expect(actions()).toEqual(['b', 'c', 'd'].map((text) => action.text(text)));
  });

  it('has what waits sent now, or cancelled, by the ids from before', () => {
    const before = begun();
    const { actions, conversation } = restored(before.conversation);
    expect(conversation.sendNow(before.ids[2] ?? -1)).toBe(true);
    expect(actions()).toEqual([action.text('c')]);
    expect(conversation.cancel(before.ids[1] ?? -1)).toBe(true);
    expect(conversation.state().queue).toEqual([]);
  });

  it('goes on counting turns, messages and ids', () => {
    const before = begun();
    const { conversation, last } = restored(before.conversation);
    const result = conversation.send(action.text('d'));
    last().next(trace.text('So'));
    last().complete();
    const { messages, turns, running } = conversation.state();
    const keys = messages.settled.map(({ key }) => key);

    expect(before.ids).not.toContain('id' in result ? result.id : before.ids[0]);
    expect(new Set(keys).size).toBe(keys.length);
    expect([...turns, running].map((turn) => turn?.number)).toEqual([1, 2, 3, 4]);
  });

  it('has the buttons of its newest turn, and what can be sent again', () => {
    const hand = createHandAgent();
    const before = createConversation(hand.agent, { userID });
    before.send(action.launch());
    hand.last().next(trace.choice([{ name: 'Yes' }]));
    hand.last().complete();
    expect(restored(before).conversation.press({ name: 'Yes' }).status).toBe('sent');

    before.press({ name: 'Yes' });
    hand.last().error(new ConnectError('no'));
    const { actions, conversation } = restored(before);
    expect(conversation.press({ name: 'Yes' }).status).toBe('refused');
    expect(conversation.retry().status).toBe('sent');
    expect(actions()).toEqual([action.text('Yes')]);
  });

  it('stays ended, and is open again after a close', () => {
    const hand = createHandAgent();
    const before = createConversation(hand.agent, { userID });
    before.send(action.launch());
    hand.last().next(trace.end());
    hand.last().complete();
    expect(restored(before).conversation.send(null)).toMatchObject({ error: { reason: 'ended' } });

    const other = begun().conversation;
    other.close();
    const { conversation } = restored(other);
    expect(conversation.state()).toMatchObject({ status: 'idle', queue: [{}, {}] });
    expect(conversation.send(null).status).toBe('queued');
  });

  it('holds as much as its own limits say', () => {
    const { conversation } = restored(begun().conversation, { maxMessages: 1, maxTurns: 1 });

    expect(conversation.state()).toMatchObject({
      messages: { settled: [{ text: 'Hel' }] },
      turns: [{ number: 2 }],
    });
  });

  it.each([5, null, {}, { format: 'voiceflow-rx/conversation', version: 2 }, []])(
    'is not made of what is no snapshot: %j',
    (restore) => {
      let failure: unknown;
      try {
        // @ts-expect-error no snapshot
        createConversation(createHandAgent().agent, { userID, restore });
      } catch (error) {
        failure = error;
      }
      expect(isInvalidInputError(failure)).toBe(true);
    },
  );
});
