import { reduceConversation } from '../../../../lib/agents/conversation/reduceConversation';
import { createConversationState } from '../../../../lib/agents/conversation/state/createConversationState';
import { restoreState } from '../../../../lib/agents/conversation/state/restoreState';
import { takeSnapshot } from '../../../../lib/agents/conversation/state/takeSnapshot';
import { readSnapshot } from '../../../../lib/agents/conversation/readSnapshot';
import type { ConversationState } from '../../../../lib/agents/conversation/state/ConversationState';
import { action, trace } from '../../../../lib';
import type { Action } from '../../../../lib';
import { content } from '../../../operators/support/completions';
import { after, asked, came, closed, failed, over, queued, said, sent } from './support/events';

const hello = came(trace.text('Hello'));
const circle: Record<string, unknown> = {};
circle['self'] = circle;

const again = (state: ConversationState) =>
  restoreState(readSnapshot(JSON.stringify(takeSnapshot(state))));

describe('takeSnapshot', () => {
  it('says what it takes to go on', () => {
    const queue = [
      { id: 4, action: null },
      { id: 5, action: action.text('a') },
    ];
    const state = after(sent(), hello, over(), sent(null), failed(), queued(...queue));
    const snapshot = takeSnapshot(state);

    expect(snapshot).toStrictEqual({
      format: 'voiceflow-rx/conversation',
      version: 1,
      state: {
        status: 'idle',
        turns: state.turns,
        messages: [asked(1, 1), said(2, 1, { text: 'Hello' })],
        queue,
        nextTurn: 3,
        nextKey: 3,
      },
    });
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot);
  });

  it('puts a running turn down as left, and what it says as cut', () => {
    const { state } = takeSnapshot(
      after(sent(), came(content('Hel')), came(content('b', { source: ['b'] }))),
    );

    expect(state).toMatchObject({ status: 'idle', nextTurn: 2, nextKey: 4 });
    expect(state.turns).toStrictEqual([
      {
        number: 1,
        action: action.text('Hi'),
        received: 2,
        outcome: { kind: 'left', by: 'restored' },
      },
    ]);
    expect(state.messages).toStrictEqual([
      asked(1, 1),
      said(2, 1, { text: 'Hel', interrupted: true }),
      said(3, 1, { text: 'b', speaker: ['b'], interrupted: true }),
    ]);
  });

  it.each<[string, ConversationState, string]>([
    ['that has ended', after(sent(), came(trace.end()), over()), 'ended'],
    ['that ended, and was closed', after(sent(), came(trace.end()), over(), closed), 'ended'],
    ['that was closed', after(sent(), hello, over(), closed), 'idle'],
    ['that was closed in its last turn', after(sent(), came(trace.end()), closed), 'idle'],
    ['in its last turn', after(sent(), came(trace.end())), 'idle'],
    ['that began anew', after(sent(), came(trace.end()), over(), sent()), 'idle'],
    ['that is new', after(), 'idle'],
  ])('knows whether a conversation has ended: one %s', (_name, state, status) => {
    expect(takeSnapshot(state).state.status).toBe(status);
    expect(again(state).status).toBe(status);
  });

  it('shares with the state what JSON can say', () => {
    const state = after(sent(), came(trace.choice([{ name: 'Yes', request: { a: [1] } }])), over());
    const { messages, turns } = takeSnapshot(state).state;

    expect(messages[1]).toBe(state.messages.settled[1]);
    expect(turns[0]?.action).toBe(state.turns[0]?.action);
  });
});

describe('a snapshot of what JSON has no word for', () => {
  it.each<[string, Action, unknown]>([
    ['a field that is undefined', action.event('a'), action.event('a')],
    [
      'a custom action without a payload',
      action.custom('Pay'),
      { ...action.custom('Pay'), payload: null },
    ],
    [
      'a date',
      action.launch({ persona: new Date(0) }),
      action.launch({ persona: '1970-01-01T00:00:00.000Z' }),
    ],
    ['-0 and NaN', action.launch({ persona: [-0, NaN] }), action.launch({ persona: [0, null] })],
    ['-0 alone', action.launch({ persona: -0 }), action.launch({ persona: 0 })],
    ['a hole', action.file(Array(1)), action.file([null])],
    ['a class', action.file([new Map()]), action.file([{}])],
    ['a function', action.file([() => 1]), action.file([null])],
    [
      'an object without a prototype',
      action.file([Object.assign(Object.create(null), { a: 1 })]),
      action.file([{ a: 1 }]),
    ],
  ])('has %s as JSON has it', (_name, given, expected) => {
    const snapshot = takeSnapshot(after(sent(given), over(), queued({ id: 1, action: given })));

    expect(snapshot.state.turns[0]?.action).toEqual(expected);
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot);
    expect(readSnapshot(snapshot).state.queue).toHaveLength(1);
  });

  const unsaid: readonly (readonly [string, Action])[] = [
    ['goes round in circles', action.custom('Pay', circle)],
    ['goes round in circles in a known one', action.launch({ persona: circle })],
    ['holds a BigInt', action.file([1n])],
    ['has a number that is none', { type: 'launch', time: NaN }],
    // @ts-expect-error no text, from a program without types
    ['is no action', { type: 'text', payload: 5 }],
    ['is nothing', { type: 'custom', name: '', payload: 1, raw: undefined }],
  ];

  it.each(unsaid)('leaves out an action that waits and %s', (_name, given) => {
    const state = after(queued({ id: 1, action: given }, { id: 2, action: null }));

    expect(takeSnapshot(state).state.queue).toEqual([{ id: 2, action: null }]);
  });

  it.each(unsaid)('never sends an action again that %s', (_name, given) => {
    const { state } = takeSnapshot(after(sent(null), over(), sent(given), failed()));

    expect(state.turns[1]).toMatchObject({ number: 2, action: null });
    expect(again(after(sent(given), failed()))).toMatchObject({
      canRetry: false,
      turns: [{ action: null, outcome: { kind: 'failed', failure: { tag: 'T' } } }],
    });
    expect(again(after(sent(given), over())).turns).toMatchObject([
      { outcome: { kind: 'completed' } },
    ]);
  });

  it('sends an action again that JSON can say', () => {
    const state = again(after(sent(action.custom('Pay', { a: 1 })), failed()));

    expect(state.canRetry).toBe(true);
    expect(state.turns[0]?.action).toStrictEqual(action.custom('Pay', { a: 1 }));
  });

  it('restores a custom action without a payload as it was', () => {
    const [turn] = again(after(sent(action.custom('Pay')), failed())).turns;

    expect(turn?.action).toStrictEqual(action.custom('Pay'));
  });

  it('has the text of a message all the same', () => {
    const choice = trace.choice([{ name: 'Yes', request: circle }]);
    const card = trace.card({ title: 'A', description: { slate: 1n } });
    const snapshot = takeSnapshot(after(sent(null), came(choice), came(card), hello));

    expect(snapshot.state.messages).toStrictEqual([
      said(1, 1),
      said(2, 1),
      said(3, 1, { text: 'Hello' }),
    ]);
  });

  it('has a button with a date as JSON has it', () => {
    const choice = trace.choice([{ name: 'Yes', request: { at: new Date(0) } }]);
    const snapshot = takeSnapshot(after(sent(null), came(choice)));

    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot);
    expect(snapshot.state.messages[0]?.buttons).toEqual([
      { name: 'Yes', request: { at: '1970-01-01T00:00:00.000Z' } },
    ]);
  });

  it('takes what is nested deeply', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];

    // Not frozen: that takes stack.
    const state = reduceConversation(
      createConversationState(),
      queued({ id: 1, action: action.custom('a', deep) }),
    );

    expect(takeSnapshot(state).state.queue).toEqual([]);
  });

  it('has what is nested in hundreds of levels', () => {
    const nested = Array.from({ length: 500 }).reduce<unknown>((value) => [value], 1);
    const { queue } = after(queued({ id: 1, action: action.custom('a', nested) }));

    expect(takeSnapshot(after(queued(...queue))).state.queue).toEqual(queue);
  });
});
