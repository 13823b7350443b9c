import { VirtualTimeScheduler } from 'rxjs';
import { action, trace } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import { spyOn } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { createHandAgent } from './support/handAgent';

const userID = 'ada';

describe('a conversation that is closed', () => {
  expectNoUnhandledRejection();

  it('leaves its turn, and completes all streams, behind their last value', () => {
    const { agent, last } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const { end$, messages$, queue$, state$, status$, traces$ } = conversation;
    const spies = [end$, messages$, queue$, state$, status$, traces$].map((one) =>
      spyOn<unknown>(one),
    );
    conversation.send(action.text('Hi'));
    conversation.send(action.text('Ho'));
    last().next(trace.completionContent('Hel'));
    conversation.close();

    expect(last().isOpen()).toBe(false);
    expect(spies.map(({ completed }) => completed)).toEqual(spies.map(() => true));
    expect(spies.flatMap(({ errors }) => errors)).toEqual([]);
    expect(spies[3]?.values.at(-1)).toBe(conversation.state());
    expect(conversation.state()).toMatchObject({
      status: 'closed',
      outcome: { kind: 'left', by: 'closed' },
      messages: { settled: [{ text: 'Hi' }, { text: 'Hel', interrupted: true }] },
      // A snapshot has it.
      queue: [{ action: action.text('Ho') }],
    });
  });

  it('does nothing any more', () => {
    const { agent, last, turns } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const sent = conversation.send(action.text('Hi'));
    const queued = conversation.send(action.text('Ho'));
    conversation.close();
    const state = conversation.state();
    const closed = { status: 'refused', error: { reason: 'closed' } };
    expect(conversation.send(action.launch())).toMatchObject(closed);
    expect(conversation.press({ name: 'Yes' })).toMatchObject(closed);
    expect(conversation.retry()).toMatchObject(closed);
    conversation.stop();
    conversation.close();
    for (const result of [sent, queued]) {
      const id = 'id' in result ? result.id : -1;
      expect(conversation.cancel(id)).toBe(false);
      expect(conversation.sendNow(id)).toBe(false);
    }
    last().next(trace.text('late'));
    last().error(new Error('late'));

    expect(conversation.state()).toBe(state);
    expect(turns).toHaveLength(1);
  });

  it('tells who comes late how it was, and completes', () => {
    const { agent } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    conversation.close();

    expect(spyOn(conversation.state$)).toMatchObject({
      values: [conversation.state()],
      completed: true,
    });
    expect(spyOn(conversation.status$)).toMatchObject({ values: ['closed'], completed: true });
    expect(spyOn(conversation.traces$)).toMatchObject({ values: [], completed: true });
    expect(spyOn(conversation.end$)).toMatchObject({ values: [], completed: true });
  });

  it('leaves no timer', () => {
    const scheduler = new VirtualTimeScheduler();
    const { agent, last, turns } = createHandAgent();
    const conversation = createConversation(agent, { userID, scheduler });
    conversation.send(action.launch());
    last().next(trace.noReply(1));
    last().complete();
    conversation.close();
    scheduler.flush();

    expect(turns).toHaveLength(1);
    expect(scheduler.now()).toBe(0);
  });

  it('may be closed by who hears of it, at any moment', () => {
    const { agent, last, turns } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const before = spyOn(conversation.status$);
    const traces = spyOn(conversation.traces$);
    const closing = spyOn(conversation.status$, (status) => {
      if (status === 'streaming') conversation.close();
    });
    const after = spyOn(conversation.status$);
    conversation.send(action.launch());
    const one = trace.text('a');
    last().next(one);

    const values = ['idle', 'waiting', 'streaming', 'closed'];
    for (const spy of [before, closing, after])
      expect(spy).toMatchObject({ values, completed: true });
    // It came before the close.
    expect(traces).toMatchObject({ values: [one], completed: true });
    expect(turns.map(({ isOpen }) => isOpen())).toEqual([false]);
  });

  it('may be closed by its agent, as that is left', () => {
    const { agent, turns } = createHandAgent(() => conversation.close());
    const conversation = createConversation(agent, { userID, whenBusy: 'replace' });
    const { completed } = spyOn(conversation.state$);
    conversation.send(action.launch());
    expect(completed).toBe(false);
    conversation.send(action.launch());

    expect(conversation.state().status).toBe('closed');
    expect(turns).toHaveLength(1);
  });
});
