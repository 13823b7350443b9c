import { defer, finalize, from, map, Observable, of, range } from 'rxjs';
import { action, trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import type { ConversationState } from '../../../lib/agents/conversation/state/ConversationState';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import { spyOn } from '../../../lib/testing';
import { createHandAgent } from './support/handAgent';

const userID = 'ada';
const a = trace.text('a');
const b = trace.text('b');

describe('the order in which a conversation tells', () => {
  it('is first the state, to all, then the trace', () => {
    const { agent, last } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const told: string[] = [];
    const shown = () => conversation.state().messages.settled.length;
    conversation.traces$.subscribe(() => told.push(`trace, with ${shown()} messages`));
    conversation.state$.subscribe(({ status }) => told.push(status));
    conversation.send(action.launch());
    last().next(a);
    last().next(b);
    last().complete();

    expect(told).toEqual([
      'idle',
      'waiting',
      'streaming',
      'trace, with 1 messages',
      'streaming',
      'trace, with 2 messages',
      'idle',
    ]);
  });

  it('is the same for all who listen, whatever they do when they hear of something', () => {
    const { agent, last, turns } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const heard: ConversationState[][] = [[], []];
    conversation.state$.subscribe((state) => heard[0]?.push(state));
    // What is true as soon as a call returns, before the others are told.
    const seen: unknown[] = [];
    conversation.status$.subscribe((status) => {
      if (status !== 'idle' || turns.length > 3) return;
      const { status: first } = conversation.send(action.text('one'));
      seen.push([first, conversation.state().status, conversation.state().queue.length]);
      const { status: second } = conversation.send(action.text('two'));
      seen.push([second, conversation.state().status, conversation.state().queue.length]);
    });
    conversation.state$.subscribe((state) => heard[1]?.push(state));
    for (let count = 0; count < 5; count += 1) last().complete();

    expect(seen).toEqual([
      ['sent', 'waiting', 0],
      ['queued', 'waiting', 1],
      ['sent', 'waiting', 0],
      ['queued', 'waiting', 1],
    ]);
    const [first = [], second = []] = heard;
    expect(first.length).toBeGreaterThan(8);
    expect(second).toEqual(first.slice(-second.length));
    expect(first.at(-1)).toBe(conversation.state());
    expect(first.map(({ progress }) => progress.nextTurn)).toEqual(
      first.map(({ progress }) => progress.nextTurn).sort((x, y) => x - y),
    );
  });

  it('has a turn begin when all have heard of it', () => {
    const told: string[] = [];
    const agent: Agent = () => {
      told.push('asked');
      return of(a);
    };
    const conversation = createConversation(agent, { userID });
    conversation.status$.subscribe((status) => told.push(status));
    conversation.send(action.launch());

    expect(told).toEqual(['idle', 'waiting', 'asked', 'streaming', 'idle']);
  });

  it('does not ask the agent for a turn that is left when it is heard of', () => {
    const { agent, turns } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const status = spyOn(conversation.status$, (value) => {
      if (value === 'waiting') conversation.stop();
    });

    expect(conversation.send(action.launch()).status).toBe('sent');
    expect(turns).toEqual([]);
    expect(status.values).toEqual(['idle', 'waiting', 'idle']);
    expect(conversation.state().outcome).toEqual({ kind: 'left', by: 'stopped' });
  });

  it('gives each trace of a turn that does not wait as it comes', () => {
    const told: string[] = [];
    const agent: Agent = () =>
      range(1, 3).pipe(
        map((count) => {
          told.push(`says ${count}`);
          return a;
        }),
      );
    const conversation = createConversation(agent, { userID });
    conversation.traces$.subscribe(() => told.push('heard'));
    conversation.send(action.launch());

    expect(told).toEqual(['says 1', 'heard', 'says 2', 'heard', 'says 3', 'heard']);
  });

  it('leaves a turn without an end that does not wait, when it is told to', () => {
    let said = 0;
    const agent: Agent = () =>
      range(1, Infinity).pipe(map((count) => trace.text(`${(said = count)}`)));
    const conversation = createConversation(agent, { userID });
    const { values } = spyOn(conversation.traces$, ({ payload }) => {
      if (payload !== undefined && conversation.state().running?.received === 3)
        conversation.stop();
    });
    conversation.status$.subscribe((status) => {
      // From within what is told as well.
      const { turns } = conversation.state();
      if (status === 'idle' && said === 3 && turns.length < 2) conversation.send(action.launch());
    });
    conversation.send(action.launch());

    expect(values).toHaveLength(6);
    expect(conversation.state().turns).toHaveLength(2);
  });

  it('asks an agent for a turn when it is through with beginning the turn before', () => {
    const told: string[] = [];
    const agent: Agent = ({ action: asked }) =>
      new Observable((subscriber) => {
        told.push(`${asked?.type} begins`);
        subscriber.next(a);
        told.push(`${asked?.type} has begun`);
      });
    const conversation = createConversation(agent, { userID, whenBusy: 'replace' });
    const { values } = spyOn(conversation.traces$, () => {
      if (conversation.state().running?.number === 1) conversation.send(action.end());
    });
    conversation.send(action.launch());

    expect(told).toEqual(['launch begins', 'launch has begun', 'end begins', 'end has begun']);
    expect(values).toEqual([a, a]);
  });

  it('tells who comes late the present, and changes only', () => {
    const { agent, last } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    conversation.send(action.launch());
    last().next(a);
    conversation.send(action.text('Hi'));
    const late = {
      state: spyOn(conversation.state$),
      messages: spyOn(conversation.messages$),
      status: spyOn(conversation.status$),
      queue: spyOn(conversation.queue$),
      traces: spyOn(conversation.traces$),
      end: spyOn(conversation.end$),
    };
    const { messages, queue } = conversation.state();
    expect(late).toMatchObject({
      state: { values: [conversation.state()] },
      messages: { values: [messages] },
      status: { values: ['streaming'] },
      queue: { values: [queue] },
      traces: { values: [] },
      end: { values: [] },
    });

    last().next(trace.debug('nothing to see'));
    expect(late.state.values).toHaveLength(2);
    expect(late.messages.values).toHaveLength(1);
    expect(late.status.values).toHaveLength(1);
    expect(late.queue.values).toHaveLength(1);
  });

  it('tells that the agent has ended it, also who comes late while that is so', () => {
    const { agent, last } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    const end = spyOn(conversation.end$);
    conversation.send(action.launch());
    last().next(trace.end());
    expect(end.values).toEqual([]);

    last().complete();
    expect(end.values).toEqual([{ turn: 1 }]);
    expect(spyOn(conversation.end$).values).toEqual([{ turn: 1 }]);

    conversation.send(action.launch());
    expect(spyOn(conversation.end$).values).toEqual([]);
    last().next(trace.end());
    last().complete();
    expect(end.values).toEqual([{ turn: 1 }, { turn: 2 }]);
  });

  it('is kept where a listener throws', () => {
    jest.useFakeTimers();
    try {
      const conversation = createConversation(() => of(a), { userID });
      conversation.state$.subscribe(() => {
        throw new Error('no screen');
      });
      const { values } = spyOn(conversation.status$);
      conversation.send(action.launch());

      expect(values).toEqual(['idle', 'waiting', 'streaming', 'idle']);
      expect(() => jest.runAllTimers()).toThrow('no screen');
    } finally {
      jest.clearAllTimers();
      jest.useRealTimers();
    }
  });

  it('forgets who has left', () => {
    const { agent, last } = createHandAgent();
    const conversation = createConversation(agent, { userID });
    let left = 0;
    const listeners = [conversation.state$, conversation.messages$, conversation.traces$].map(
      (stream) => spyOn(from(stream).pipe(finalize(() => (left += 1)))),
    );
    conversation.send(action.launch());
    listeners.forEach(({ subscription }) => subscription.unsubscribe());
    const counts = listeners.map(({ values }) => values.length);
    last().next(a);

    expect(left).toBe(3);
    expect(listeners.map(({ values }) => values.length)).toEqual(counts);
    expect(last().isOpen()).toBe(true);
  });

  it('takes no stack, however many turns begin where one is heard to be over', () => {
    let count = 0;
    const agent: Agent = () =>
      defer(() => {
        count += 1;
        return of<Trace[]>(a);
      });
    const conversation = createConversation(agent, { userID, maxMessages: 10, maxTurns: 10 });
    const status = spyOn(conversation.status$, (value) => {
      if (value === 'idle' && count < 10_000) conversation.send(action.launch());
    });

    expect(count).toBe(10_000);
    expect(status.values.slice(-3)).toEqual(['waiting', 'streaming', 'idle']);
  });
});
