import { EMPTY } from 'rxjs';
import { action, AgentError, ConnectError, DisconnectError, trace } from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import { spyOn } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { createHandAgent } from './support/handAgent';

const userID = 'ada';
const hello = trace.text('Hello');

describe('createConversation', () => {
  expectNoUnhandledRejection();

  it('does nothing before the first action', () => {
    const { agent, turns } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    spyOn(conversation.state$);
    spyOn(conversation.traces$);

    expect(turns).toEqual([]);
    expect(conversation.state().status).toBe('idle');
  });

  it('begins the turn of an action at once', () => {
    const { agent, turns, actions } = createHandAgent();
    const conversation = createConversation(agent, { userID });

    expect(conversation.send(action.launch())).toEqual({ status: 'sent', id: 1 });
    expect(turns).toHaveLength(1);
    expect(actions()).toEqual([{ type: 'launch' }]);
    expect(conversation.state()).toMatchObject({ status: 'waiting', running: { number: 1 } });
  });

  it('asks the agent for deltas, and says what the config says of each turn', () => {
    const { agent, last } = createHandAgent();
    createConversation(agent, { userID }).send(null);
    expect(last().turn).toEqual({
      projectID: 'conversation',
      completionEvents: true,
      userID: 'ada',
      action: null,
    });

    const turn = { projectID: 'p1', completionEvents: false, variables: { a: 1 }, sessionID: 's1' };
    createConversation(agent, { userID, turn }).send(action.text('Hi'));
    expect(last().turn).toEqual({ ...turn, userID: 'ada', action: action.text('Hi') });
  });

  it('lets nothing of the config change whose turn it is, or what the user did', () => {
    const { agent, last } = createHandAgent();
    const turn: Partial<Turn> = { userID: 'bob', action: action.end() };
    createConversation(agent, { userID, turn }).send(action.launch());

    expect(last().turn).toMatchObject({ userID: 'ada', action: { type: 'launch' } });
  });

  it('shows what was said, of the user and of the agent', () => {
    const { agent, last } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const status = spyOn(conversation.status$);
    const messages = spyOn(conversation.messages$);
    conversation.send(action.text('Hi'));
    last().next(trace.completionStart());
    last().next(trace.completionContent('Hel'));
    last().next(trace.completionContent('lo'));
    last().next(trace.completionEnd());
    last().complete();

    expect(status.values).toEqual(['idle', 'waiting', 'streaming', 'idle']);
    expect(messages.values.map(({ open }) => open?.text)).toEqual([
      undefined,
      undefined,
      '',
      'Hel',
      'Hello',
      undefined,
    ]);
    expect(conversation.state()).toMatchObject({
      messages: {
        settled: [
          { from: 'user', text: 'Hi', turn: 1 },
          { from: 'agent', text: 'Hello', turn: 1, interrupted: false },
        ],
      },
      turns: [{ number: 1, received: 4, outcome: { kind: 'completed' } }],
    });
  });

  it('keeps what was said where a turn fails, and goes on', () => {
    const { agent, last } = createHandAgent();
    const told: unknown[] = [];
    const conversation = createConversation(agent, {
      userID,
      onFailure: (error, turn) => told.push(error, turn),
    });
    const state = spyOn(conversation.state$);
    const failure = new DisconnectError({ phase: 'closed', received: 2, cursor: '2' });
    conversation.send(action.launch());
    last().next(trace.completionStart());
    last().next(trace.completionContent('Hel'));
    last().error(failure);

    const outcome = {
      kind: 'failed',
      failure: { tag: 'DisconnectError', message: failure.message, safeToResend: false },
    };
    expect(conversation.state()).toMatchObject({
      status: 'idle',
      outcome,
      messages: { settled: [{ text: 'Hel', interrupted: true }], open: undefined },
    });
    expect(told).toEqual([
      failure,
      { number: 1, action: { type: 'launch' }, received: 2, outcome },
    ]);
    expect(told[0]).toBe(failure);
    expect(state.errors).toEqual([]);

    expect(conversation.send(action.text('Again?')).status).toBe('sent');
    last().next(hello);
    last().complete();
    expect(conversation.state().outcome).toEqual({ kind: 'completed' });
  });

  it('takes for a failure what an agent throws, and what is no stream', () => {
    const broken: Agent = () => {
      throw new AgentError('sold_out');
    };
    const conversation = createConversation(broken, { userID });
    conversation.send(action.launch());
    expect(conversation.state().outcome).toMatchObject({ failure: { tag: 'AgentError' } });

    // @ts-expect-error nothing is no stream
    const none = createConversation(() => undefined, { userID });
    none.send(action.launch());
    expect(none.state().outcome).toMatchObject({ failure: { tag: 'UnexpectedError' } });
  });

  it('has no other word for a turn that says nothing, and for one that completes at once', () => {
    const conversation = createConversation(() => EMPTY, { userID });

    expect(conversation.send(action.launch()).status).toBe('sent');
    expect(conversation.state()).toMatchObject({
      status: 'idle',
      turns: [{ received: 0, outcome: { kind: 'completed' } }],
    });
  });

  it('sends the newest action again, where it failed and certainly never ran', () => {
    const { agent, last, actions } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    expect(conversation.retry()).toMatchObject({ error: { reason: 'not-retryable' } });
    conversation.send(action.text('Hi'));
    expect(conversation.retry()).toMatchObject({ error: { reason: 'not-retryable' } });

    last().error(new ConnectError('no'));
    expect(conversation.state().canRetry).toBe(true);
    expect(conversation.retry()).toEqual({ status: 'sent', id: 2 });
    expect(actions()).toEqual([action.text('Hi'), action.text('Hi')]);

    last().error(new ConnectError('unknown'));
    expect(conversation.retry()).toMatchObject({ error: { reason: 'not-retryable' } });
    expect(actions()).toHaveLength(2);
  });

  it('leaves a turn where it is told to stop, and keeps what was said', () => {
    const { agent, last } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    conversation.stop();
    conversation.send(action.launch());
    const turn = last();
    turn.next(trace.completionContent('Hel'));
    conversation.stop();

    expect(turn.isOpen()).toBe(false);
    expect(conversation.state()).toMatchObject({
      status: 'idle',
      outcome: { kind: 'left', by: 'stopped' },
      messages: { settled: [{ text: 'Hel', interrupted: true }] },
    });
    turn.next(hello);
    expect(conversation.state().messages.settled).toHaveLength(1);
  });
});
