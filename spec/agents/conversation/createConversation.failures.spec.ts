import { throwError } from 'rxjs';
import { action, AgentError } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import { spyOn } from '../../../lib/testing';

const userID = 'ada';
const failure = new AgentError('sold_out');
const failing = () => throwError(() => failure);

describe('who is told of failures', () => {
  it('is told when the state is told', () => {
    const told: string[] = [];
    const conversation = createConversation(failing, {
      userID,
      onFailure: (error, { number, outcome }) =>
        told.push(`${number} ${outcome?.kind}: ${error === failure}`),
    });
    conversation.status$.subscribe((status) => told.push(status));
    conversation.send(action.launch());

    expect(told).toEqual(['idle', 'waiting', 'idle', '1 failed: true']);
  });

  it('may use the conversation, and is told of each failure once', () => {
    let count = 0;
    const conversation = createConversation(failing, {
      userID,
      onFailure: () => {
        count += 1;
        if (count < 5) conversation.send(action.launch());
        else conversation.close();
      },
    });
    const { values } = spyOn(conversation.status$);
    conversation.send(action.launch());

    expect(count).toBe(5);
    expect(values.at(-1)).toBe('closed');
    expect(conversation.state().turns).toHaveLength(5);
  });

  it('breaks nothing where it throws: that goes where nobody handles it', () => {
    jest.useFakeTimers();
    try {
      const conversation = createConversation(failing, {
        userID,
        onFailure: () => {
          throw new Error('no log');
        },
      });
      const { errors, values } = spyOn(conversation.status$);
      conversation.send(action.launch());
      conversation.send(action.launch());

      expect(values).toEqual(['idle', 'waiting', 'idle', 'waiting', 'idle']);
      expect(errors).toEqual([]);
      expect(() => jest.runAllTimers()).toThrow('no log');
    } finally {
      jest.clearAllTimers();
      jest.useRealTimers();
    }
  });
});
