import { action } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { BusyPolicy } from '../../../lib/agents/conversation/ConversationConfig';
import type { WaitingAction } from '../../../lib/agents/conversation/state/ConversationState';
import { spyOn } from '../../../lib/testing';
import { createHandAgent } from './support/handAgent';

const userID = 'ada';

/** A conversation in which a turn runs, and its queue as texts. */
const talk = (whenBusy: BusyPolicy, maxQueued = 16) => {
  const { agent } = createHandAgent();
  const conversation = createConversation(agent, { userID, whenBusy, maxQueued });
  conversation.send(action.launch());
  const send = (text: string) => conversation.send(action.text(text));
  const queue = () =>
    conversation
      .state()
      .queue.map(({ action: one }) => (one?.type === 'text' ? one.payload : 'no text'));
  return { conversation, send, queue };
};

describe('a function that says which actions wait', () => {
  it('is given all that wait, the new one last', () => {
    const given: (readonly WaitingAction[])[] = [];
    const { conversation, send } = talk((waiting) => {
      given.push(waiting);
      return waiting;
    });
    send('a');
    send('b');

    expect(given).toEqual([
      [{ id: 2, action: action.text('a') }],
      [conversation.state().queue[0], { id: 3, action: action.text('b') }],
    ]);
  });

  it('says the order too', () => {
    const { send, queue } = talk((waiting) => [...waiting].reverse());
    send('a');
    send('b');

    expect(queue()).toEqual(['b', 'a']);
  });

  it('may leave out the new one, and then it is dropped', () => {
    const { conversation, send, queue } = talk((waiting) => waiting.slice(0, 1));
    const changes = spyOn(conversation.queue$);
    expect(send('a').status).toBe('queued');
    expect(send('b')).toEqual({ status: 'dropped' });

    expect(queue()).toEqual(['a']);
    expect(changes.values).toHaveLength(2);
  });

  it('cannot invent, repeat or change what waits', () => {
    const invented = { id: 1_000, action: action.end() };
    const { send, queue } = talk((waiting) => [
      invented,
      ...waiting,
      ...waiting.map(({ id }) => ({ id, action: action.end() })),
    ]);
    send('a');
    send('b');

    expect(queue()).toEqual(['a', 'b']);
  });

  it('cannot have more wait than may: then the new one is refused, and nothing changes', () => {
    const { send, queue } = talk((waiting) => [...waiting].reverse(), 2);
    send('a');
    send('b');

    expect(send('c')).toMatchObject({ status: 'refused', error: { reason: 'full' } });
    expect(queue()).toEqual(['b', 'a']);
  });

  const broken: readonly [string, () => unknown][] = [
    [
      'throws',
      () => {
        throw new Error('no policy');
      },
    ],
    ['gives no list', () => undefined],
    ['gives a list of something else', () => [undefined]],
  ];

  it.each(broken)('that %s refuses the action, and breaks nothing', (_name, breakDown) => {
    jest.useFakeTimers();
    try {
      const policy = (waiting: readonly WaitingAction[]) =>
        waiting.length === 1 ? waiting : breakDown();
      // @ts-expect-error no policy gives anything but a list
      const { conversation, send, queue } = talk(policy);
      send('a');

      expect(send('b')).toMatchObject({ status: 'refused', error: { reason: 'busy' } });
      expect(queue()).toEqual(['a']);
      expect(conversation.state().status).toBe('waiting');
      // It is told who handles what nobody does.
      expect(() => jest.runAllTimers()).toThrow();
    } finally {
      jest.useRealTimers();
    }
  });

  it('may use the conversation', () => {
    const { conversation, send, queue } = talk((waiting) => {
      const [first] = waiting;
      if (waiting.length > 1 && first !== undefined) conversation.cancel(first.id);
      return waiting;
    });
    send('a');
    expect(send('b').status).toBe('queued');
    expect(queue()).toEqual(['b']);
  });

  it('may close the conversation, and then the action is refused', () => {
    const { conversation, send } = talk((waiting) => {
      conversation.close();
      return waiting;
    });

    expect(send('a')).toMatchObject({ error: { reason: 'closed' } });
    expect(conversation.state().queue).toEqual([]);
  });
});
