import { concat, finalize, NEVER, of } from 'rxjs';
import { action, trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { Conversation } from '../../../lib/agents/conversation/Conversation';
import { createTestClient, spyOn, virtualTime } from '../../../lib/testing';

const userID = 'ada';

const said = (conversation: Conversation): readonly string[] =>
  conversation
    .state()
    .messages.settled.map(
      ({ from, text, interrupted }) => `${from}: ${text}${interrupted ? '…' : ''}`,
    );

describe('a conversation with a client', () => {
  it('shows answers while they grow, and sends what waits in order', () =>
    virtualTime(async ({ advance }) => {
      const client = createTestClient({
        launch: '10ms [{completion "Where "}-{completion "to?"}]|',
        'text "London"': '20ms {text "Booked."}|',
        'text "Thanks"': '($|)',
      });
      const conversation = createConversation(client.interact, { userID });
      conversation.send(action.launch());
      conversation.send(action.text('London'));
      conversation.send(action.text('Thanks'));
      await advance(12);
      expect(conversation.state().messages.open?.text).toBe('Where ');

      await advance(100);
      client.assertDone();
      expect(client.calls.map((turn) => turn.completionEvents)).toEqual([true, true, true]);
      expect(said(conversation)).toEqual([
        'agent: Where to?',
        'user: London',
        'agent: Booked.',
        'user: Thanks',
      ]);
      expect(conversation.state().status).toBe('ended');
      conversation.close();
    }));

  it('keeps half an answer where the agent fails or the wire is cut, and goes on', () =>
    virtualTime(async ({ advance }) => {
      const client = createTestClient({
        launch: ['[{completion "Hel"}#{agent "sold_out"}', '[{completion "Wel"}#{disconnect}'],
        text: '(A|)',
      });
      const failures: unknown[] = [];
      const conversation = createConversation(client.interact, {
        userID,
        onFailure: (_, { outcome }) => failures.push(outcome),
      });
      conversation.send(action.launch());
      await advance(10);
      conversation.send(action.launch());
      await advance(10);
      conversation.send(action.text('Hi'));
      await advance(10);

      expect(said(conversation)).toEqual(['agent: Hel…', 'agent: Wel…', 'user: Hi', 'agent: A']);
      expect(failures).toMatchObject([
        { failure: { tag: 'AgentError', safeToResend: false } },
        { failure: { tag: 'DisconnectError', safeToResend: false } },
      ]);
      client.assertDone();
      conversation.close();
    }));

  it('sends a turn again that was refused before it ran', () =>
    virtualTime(async ({ advance }) => {
      const client = createTestClient(['#{http 429 retry-after 1}', '(A|)']);
      const conversation = createConversation(client.interact, { userID });
      conversation.send(action.text('Hi'));
      await advance(10);
      expect(conversation.state()).toMatchObject({
        canRetry: true,
        outcome: { failure: { tag: 'ResponseError', safeToResend: true } },
      });

      expect(conversation.retry().status).toBe('sent');
      await advance(10);
      expect(conversation.state()).toMatchObject({ canRetry: false, turns: [{}, { received: 1 }] });
      expect(client.calls.map((turn) => turn.action)).toEqual([
        action.text('Hi'),
        action.text('Hi'),
      ]);
    }));

  it('ends the request of a turn that is left', () =>
    virtualTime(async ({ advance }) => {
      let left = 0;
      const agent: Agent = () =>
        concat(of(trace.text('Wait')), NEVER).pipe(finalize(() => (left += 1)));
      const client = createTestClient(agent);
      const conversation = createConversation(client.interact, { userID });
      const traces = spyOn(conversation.traces$);
      conversation.send(action.launch());
      await advance(10);
      expect([traces.values.length, left]).toEqual([1, 0]);
      conversation.stop();
      await advance(10);

      expect(left).toBe(1);
      conversation.send(action.launch());
      conversation.close();
      await advance(10);
      expect(traces).toMatchObject({ completed: true, errors: [] });
    }));
});
