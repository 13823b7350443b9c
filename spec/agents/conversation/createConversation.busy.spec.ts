import { NEVER } from 'rxjs';
import { action, trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { SendResult } from '../../../lib/agents/conversation/Conversation';
import type { ConversationConfig } from '../../../lib/agents/conversation/ConversationConfig';
import { runTraceMarbles } from '../../../lib/testing';
import { createHandAgent } from './support/handAgent';

const userID = 'ada';
const traces = { 1: trace.text('1'), 2: trace.text('2'), 3: trace.text('3') };

interface Diagrams {
  readonly actions: string;
  /** What the agent says in the turn of each action, and when it is listened to. */
  readonly turns: Readonly<Record<string, { readonly says: string; readonly sub: string }>>;
  readonly traces$: string;
}

/** Draws a conversation, and gives what `send` gave back. */
const draw = (
  whenBusy: Required<ConversationConfig>['whenBusy'],
  diagrams: Diagrams,
): readonly string[] => {
  const results: SendResult[] = [];
  runTraceMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
    const turns = Object.entries(diagrams.turns).map(([name, { says, sub }]) => {
      // A turn is drawn where it begins; a source counts from there.
      return { name, source: cold(says.trim(), traces), sub };
    });
    const agent: Agent = (turn) => {
      const found = turns.find(
        ({ name }) => turn.action?.type === 'text' && turn.action.payload === name,
      );
      if (found === undefined) throw new Error('There is no such turn');
      return found.source;
    };
    const conversation = createConversation(agent, { userID, whenBusy });
    hot(diagrams.actions, { a: 'a', b: 'b', c: 'c' }).subscribe((name) =>
      results.push(conversation.send(action.text(name))),
    );

    expectObservable(conversation.traces$).toBe(diagrams.traces$, traces);
    turns.forEach(({ source, sub }) => expectSubscriptions(source.subscriptions).toBe(sub));
  });
  return results.map((result) =>
    result.status === 'refused' ? result.error.reason : result.status,
  );
};

describe('an action that comes while a turn runs', () => {
  it('waits', () => {
    const results = draw('queue', {
      actions: '        --a---b-------',
      turns: {
        a: { says: '      --1---2|', sub: '--^------!' },
        b: { says: '             --3|', sub: '---------^--!' },
      },
      traces$: '        ----1---2--3--',
    });

    expect(results).toEqual(['sent', 'queued']);
  });

  it('replaces the turn', () => {
    const results = draw('replace', {
      actions: '        --a--b-------',
      turns: {
        a: { says: '      --1---2|', sub: '--^--!' },
        b: { says: '         --3|', sub: '-----^--!' },
      },
      traces$: '        ----1--3-----',
    });

    expect(results).toEqual(['sent', 'sent']);
  });

  it('is left out', () => {
    const results = draw('drop', {
      actions: '        --a---b------',
      turns: { a: { says: '--1---2|', sub: '--^------!' } },
      traces$: '        ----1---2----',
    });

    expect(results).toEqual(['sent', 'dropped']);
  });

  it('is refused', () => {
    const results = draw('reject', {
      actions: '        --a---b------',
      turns: { a: { says: '--1---2|', sub: '--^------!' } },
      traces$: '        ----1---2----',
    });

    expect(results).toEqual(['sent', 'busy']);
  });

  it('is the only one that waits, where a function says so', () => {
    const results = draw((waiting) => waiting.slice(-1), {
      actions: '        --a-b-c-------',
      turns: {
        a: { says: '      --1---2|', sub: '--^------!' },
        c: { says: '             --3|', sub: '---------^--!' },
      },
      traces$: '        ----1---2--3--',
    });

    expect(results).toEqual(['sent', 'queued', 'queued']);
  });

  it('is seen in the status, which is never idle between two turns', () => {
    runTraceMarbles(({ cold, hot, expectObservable }) => {
      const actions = '  --a---b----------';
      const says = ['      --1---2|', '-----3|'].map((says) => cold(says.trim(), traces));
      const traces$ = '  ----1---2-----3--';
      const status$ = '  i-w-s----w----si-';

      let turn = 0;
      const conversation = createConversation(() => says[turn++] ?? NEVER, { userID });
      hot(actions, { a: 'a', b: 'b' }).subscribe((text) => conversation.send(action.text(text)));

      expectObservable(conversation.traces$).toBe(traces$, traces);
      expectObservable(conversation.status$).toBe(status$, {
        i: 'idle',
        w: 'waiting',
        s: 'streaming',
      });
    });
  });

  it('begins no turn within the turn that it replaces', () => {
    const { agent, turns, most } = createHandAgent();
    const conversation = createConversation(agent, { userID, whenBusy: 'replace' });
    for (let count = 0; count < 5; count += 1) conversation.send(action.launch());

    expect(turns.map(({ isOpen }) => isOpen())).toEqual([false, false, false, false, true]);
    expect(most()).toBe(1);
    expect(conversation.state().turns.map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'left', by: 'replaced' })),
    );
  });

  it('is refused where as many wait as may, and waits again where there is room', () => {
    const { agent, last, actions } = createHandAgent();
    const conversation = createConversation(agent, { userID, maxQueued: 2 });
    const send = (text: string) => conversation.send(action.text(text));
    const results = ['a', 'b', 'c', 'd'].map(send);
    expect(results).toMatchObject([
      { status: 'sent' },
      { status: 'queued' },
      { status: 'queued' },
      { status: 'refused', error: { reason: 'full' } },
    ]);
    last().complete();

    expect(send('e').status).toBe('queued');
    last().complete();
    last().complete();
    last().complete();
    expect(actions()).toEqual(['a', 'b', 'c', 'e'].map((text) => action.text(text)));
  });

  it('never waits where none may', () => {
    const { agent } = createHandAgent();
    const conversation = createConversation(agent, { userID, maxQueued: 0 });
    conversation.send(null);

    expect(conversation.send(null)).toMatchObject({ error: { reason: 'full' } });
  });
});
