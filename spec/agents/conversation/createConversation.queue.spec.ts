import { of } from 'rxjs';
import { action, AgentError, ConnectError, trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { ConversationConfig } from '../../../lib/agents/conversation/ConversationConfig';
import { spyOn } from '../../../lib/testing';
import { createHandAgent } from './support/handAgent';

const userID = 'ada';

/** A conversation with an agent that is driven by hand, in words. */
const talk = (config: Partial<ConversationConfig> = {}) => {
  const hand = createHandAgent();
  const conversation = createConversation(hand.agent, { userID, ...config });
  const textOf = (one: unknown) =>
    typeof one === 'object' && one !== null && 'payload' in one ? String(one.payload) : 'launch';
  return {
    ...hand,
    conversation,
    /** Sends a text, and gives the id that it was given. */
    send: (text: string): number => {
      const result = conversation.send(action.text(text));
      return 'id' in result ? result.id : -1;
    },
    asked: () => hand.actions().map(textOf),
    queue: () => conversation.state().queue.map((one) => textOf(one.action)),
  };
};

describe('an action that waits', () => {
  it('begins when the turn before it is whole', () => {
    const { asked, last, queue, send } = talk();
    ['a', 'b', 'c'].forEach(send);
    expect(asked()).toEqual(['a']);
    expect(queue()).toEqual(['b', 'c']);

    last().complete();
    expect(asked()).toEqual(['a', 'b']);
    expect(queue()).toEqual(['c']);
    last().complete();
    last().complete();
    expect(asked()).toEqual(['a', 'b', 'c']);
    expect(queue()).toEqual([]);
  });

  it('leaves the queue in the moment in which its turn begins', () => {
    const { conversation, last, send } = talk();
    const { values } = spyOn(conversation.state$);
    ['a', 'b'].forEach(send);
    last().complete();

    expect(values.map(({ queue, running }) => [queue.length, running?.number])).toEqual([
      [0, undefined],
      [0, 1],
      [1, 1],
      [0, 2],
    ]);
  });

  it('goes on waiting where the turn before it fails, and goes before the next one', () => {
    const { asked, last, queue, send } = talk();
    ['a', 'b', 'c'].forEach(send);
    last().error(new AgentError('sold_out'));
    expect(asked()).toEqual(['a']);

    send('d');
    expect(asked()).toEqual(['a', 'b']);
    expect(queue()).toEqual(['c', 'd']);
  });

  it('follows the failed action when that is sent again', () => {
    const { asked, conversation, last, queue, send } = talk();
    ['a', 'b'].forEach(send);
    last().error(new ConnectError('no'));
    expect(conversation.retry().status).toBe('sent');
    expect(asked()).toEqual(['a', 'a']);
    expect(queue()).toEqual(['b']);

    last().complete();
    expect(asked()).toEqual(['a', 'a', 'b']);
  });

  it('goes on waiting where the turn before it is stopped', () => {
    const { asked, conversation, queue, send } = talk();
    const [, second = -1] = ['a', 'b', 'c'].map(send);
    conversation.stop();
    expect(asked()).toEqual(['a']);
    expect(queue()).toEqual(['b', 'c']);

    expect(conversation.sendNow(second)).toBe(true);
    expect(asked()).toEqual(['a', 'b']);
  });

  it.each([
    // The first had begun: it is left before its agent was asked, and the other with it.
    ['replace', ['d'], [], 2],
    ['drop', ['b'], ['c'], 1],
    ['reject', ['b'], ['c'], 1],
  ] as const)(
    'begins before what comes then, which finds a turn that runs: %s',
    (whenBusy, asked, queue, turns) => {
      const before = talk();
      ['a', 'b', 'c'].forEach(before.send);
      before.conversation.stop();
      const after = talk({ whenBusy, restore: before.conversation.snapshot() });
      after.send('d');

      expect(after.asked()).toEqual(asked);
      expect(after.queue()).toEqual(queue);
      expect(after.conversation.state().turns).toHaveLength(turns);
    },
  );

  it('goes on waiting where the agent ends the conversation, unless it is a launch', () => {
    const { asked, conversation, last, queue, send } = talk();
    ['a', 'b'].forEach(send);
    const end = () => {
      last().next(trace.end());
      last().complete();
    };
    end();
    expect(conversation.state().status).toBe('ended');
    expect(queue()).toEqual(['b']);
    expect(conversation.send(action.text('c'))).toMatchObject({ error: { reason: 'ended' } });
    expect(conversation.sendNow(conversation.state().queue[0]?.id ?? -1)).toBe(false);

    expect(conversation.send(action.launch()).status).toBe('sent');
    expect(asked()).toEqual(['a', 'launch']);
    last().complete();
    expect(asked()).toEqual(['a', 'launch', 'b']);

    send('c');
    conversation.send(action.launch());
    end();
    expect(asked()).toEqual(['a', 'launch', 'b', 'launch']);
    expect(queue()).toEqual(['c']);
  });

  it('can be cancelled', () => {
    const { asked, conversation, last, queue, send } = talk();
    const [first = -1, second = -1] = ['a', 'b', 'c'].map(send);
    const changes = spyOn(conversation.queue$);
    expect(conversation.cancel(second)).toBe(true);
    expect(queue()).toEqual(['c']);

    expect(conversation.cancel(second)).toBe(false);
    expect(conversation.cancel(first)).toBe(false);
    expect(conversation.cancel(NaN)).toBe(false);
    expect(changes.values).toHaveLength(2);
    last().complete();
    expect(asked()).toEqual(['a', 'c']);
  });

  it('can be sent now: the running turn is left, and the others wait behind it', () => {
    const { asked, conversation, last, queue, send, turns } = talk();
    const [first = -1, , third = -1] = ['a', 'b', 'c'].map(send);
    expect(conversation.sendNow(third)).toBe(true);
    expect(asked()).toEqual(['a', 'c']);
    expect(turns.map(({ isOpen }) => isOpen())).toEqual([false, true]);
    expect(conversation.state().outcome).toEqual({ kind: 'left', by: 'replaced' });
    expect(queue()).toEqual(['b']);
    expect(conversation.sendNow(third)).toBe(false);
    expect(conversation.sendNow(first)).toBe(false);

    last().complete();
    expect(asked()).toEqual(['a', 'c', 'b']);
  });

  it('takes no stack, however many wait for an agent that answers at once', () => {
    const { agent, last } = createHandAgent();
    let count = 0;
    const first: Agent = (turn) => {
      count += 1;
      return count === 1 ? agent(turn) : of<Trace[]>(trace.text('a'));
    };
    const conversation = createConversation(first, { userID, maxQueued: 3_000, maxTurns: 10 });
    for (let sent = 0; sent < 3_000; sent += 1) conversation.send(null);
    last().complete();

    expect(count).toBe(3_000);
    expect(conversation.state()).toMatchObject({ status: 'idle', queue: [] });
  });

  it('has an id that no other has', () => {
    const { conversation, last, send } = talk();
    const ids = ['a', 'b', 'c'].map(send);
    conversation.cancel(ids[2] ?? -1);
    last().complete();
    ids.push(send('d'), send('e'));

    expect(new Set(ids).size).toBe(5);
  });
});
