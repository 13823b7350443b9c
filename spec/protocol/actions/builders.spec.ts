import { action } from '../../../lib';
import type { Action } from '../../../lib';
import { decodeAction } from '../../../lib/protocol/actions/decodeAction';
import { encodeAction } from '../../../lib/protocol/actions/encodeAction';

/** Each builder's action, and what it is on the wire. */
const built: readonly (readonly [string, Action, unknown])[] = [
  ['launch', action.launch(), { type: 'launch' }],
  [
    'launch with a persona',
    action.launch({ persona: 'p1' }),
    { type: 'launch', payload: { persona: 'p1' } },
  ],
  ['text', action.text('Hi'), { type: 'text', payload: 'Hi' }],
  ['text of nothing', action.text(''), { type: 'text', payload: '' }],
  ['intent', action.intent('book'), { type: 'intent', payload: { intent: { name: 'book' } } }],
  [
    'intent with fields',
    action.intent('book', {
      query: 'fly me to Sydney',
      entities: [{ name: 'city', value: 'Sydney' }, { name: 'day' }],
      confidence: 0.9,
    }),
    {
      type: 'intent',
      payload: {
        intent: { name: 'book' },
        query: 'fly me to Sydney',
        entities: [{ name: 'city', value: 'Sydney' }, { name: 'day' }],
        confidence: 0.9,
      },
    },
  ],
  ['event', action.event('paid'), { type: 'event', payload: { event: { name: 'paid' } } }],
  ['path', action.path('5f1'), { type: 'path-5f1' }],
  ['path with a label', action.path('5f1', 'No'), { type: 'path-5f1', payload: { label: 'No' } }],
  ['noReply', action.noReply(), { type: 'no-reply' }],
  ['message', action.message('Hi'), { type: 'message', payload: { message: 'Hi' } }],
  ['file', action.file([{ url: 'a' }]), { type: 'file', payload: { files: [{ url: 'a' }] } }],
  [
    'file with a text',
    action.file([], 'my ticket'),
    { type: 'file', payload: { text: 'my ticket', files: [] } },
  ],
  ['dtmf', action.dtmf('12#'), { type: 'dtmf', payload: '12#' }],
  ['end', action.end(), { type: 'end' }],
  ['fromButton', action.fromButton({ name: 'Hi' }), { type: 'text', payload: 'Hi' }],
  ['custom', action.custom('Pay', { amount: 1 }), { type: 'Pay', payload: { amount: 1 } }],
  ['custom without a payload', action.custom('Pay'), { type: 'Pay' }],
  ['custom with no payload', action.custom('Pay', null), { type: 'Pay', payload: null }],
];

describe('action', () => {
  it('has these builders, each of which is held to the wire here', () => {
    const names = new Set(built.map(([name]) => name.split(' ')[0]));

    expect([...names].sort()).toEqual(Object.keys(action).sort());
  });

  it.each(built)('builds %s as it goes on the wire', (_, value, wire) => {
    expect(encodeAction(value)).toStrictEqual(wire);
  });

  it.each(built)('builds %s so that it is what the other side decodes', (_, value, wire) => {
    expect(decodeAction(wire)).toStrictEqual({ _tag: 'Right', right: value });
  });

  it('gives a custom action its name, its payload and what goes on the wire', () => {
    expect(action.custom('Pay Credit Card', 5)).toStrictEqual({
      type: 'custom',
      name: 'Pay Credit Card',
      payload: 5,
      raw: { type: 'Pay Credit Card', payload: 5 },
    });
  });
});
