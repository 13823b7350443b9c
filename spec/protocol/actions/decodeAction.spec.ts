import fc from 'fast-check';
import { decodeAction } from '../../../lib/protocol/actions/decodeAction';
import { encodeAction } from '../../../lib/protocol/actions/encodeAction';
import { anyAction } from '../../support/arbitraries.turns';
import { runs } from '../../support/runs';

const refusal = (value: unknown): string | undefined => {
  const result = decodeAction(value);
  return result._tag === 'Left' ? result.left.message : undefined;
};

const accepted = [
  { type: 'launch' },
  { type: 'launch', payload: null },
  { type: 'launch', payload: {} },
  { type: 'launch', payload: { persona: { name: 'Ada' } } },
  { type: 'text', payload: '' },
  { type: 'intent', payload: { intent: { name: 'book' } } },
  { type: 'intent', payload: { intent: { name: 'book', _id: '1' }, entities: [{ name: 'city' }] } },
  { type: 'event', payload: { event: { name: 'paid', data: 1 } } },
  { type: 'path-5f1' },
  { type: 'path-', payload: null },
  { type: 'path-a b', payload: { label: 'A' } },
  { type: 'action' },
  { type: 'action', payload: 'anything' },
  { type: 'no-reply' },
  { type: 'message', payload: { message: 'Hi' } },
  { type: 'file', payload: { files: [] } },
  { type: 'file', payload: { files: [1, null], text: '' } },
  { type: 'dtmf', payload: '1' },
  { type: 'live-agent-handoff' },
  { type: 'live-agent-handoff', payload: { to: 'desk' } },
  { type: 'end' },
  { type: 'end', payload: {} },
  { type: 'text', payload: 'Hi', diagramID: 'd', time: 5, metadata: null, more: { of: 'it' } },
];

const refused: readonly (readonly [unknown, string])[] = [
  [undefined, 'the value must be an object with a type, not undefined'],
  ['launch', 'the value must be an object with a type, not string'],
  [[], 'the value must be an object with a type, not array'],
  [{}, 'type must be string, not undefined'],
  [{ type: 5 }, 'type must be string, not number'],
  [{ type: 'launch', payload: 'x' }, 'payload must be an object or null, not string'],
  [{ type: 'text' }, 'payload must be string, not undefined'],
  [{ type: 'text', payload: { text: 'Hi' } }, 'payload must be string, not object'],
  [{ type: 'intent' }, 'payload must be an object, not undefined'],
  [{ type: 'intent', payload: {} }, 'payload.intent must be an object, not undefined'],
  [
    { type: 'intent', payload: { intent: {} } },
    'payload.intent.name must be string, not undefined',
  ],
  [
    { type: 'intent', payload: { intent: { name: '' }, entities: [{ name: 'a' }, {}] } },
    'payload.entities.1.name must be string, not undefined',
  ],
  [
    { type: 'intent', payload: { intent: { name: '' }, confidence: '1', query: 2 } },
    'payload.query must be string, not number; payload.confidence must be number, not string',
  ],
  [{ type: 'event', payload: { event: 'paid' } }, 'payload.event must be an object, not string'],
  [{ type: 'path-5f1', payload: 'No' }, 'payload must be an object or null, not string'],
  [{ type: 'path-5f1', payload: { label: 5 } }, 'payload.label must be string, not number'],
  [{ type: 'message', payload: 'Hi' }, 'payload must be an object, not string'],
  [{ type: 'file', payload: {} }, 'payload.files must be an array, not undefined'],
  [{ type: 'file', payload: { files: [], text: 5 } }, 'payload.text must be string, not number'],
  [{ type: 'dtmf', payload: 1 }, 'payload must be string, not number'],
  [{ type: 'end', time: 'now' }, 'time must be number, not string'],
  [{ type: 'no-reply', diagramID: 5 }, 'diagramID must be string, not number'],
];

describe('decodeAction', () => {
  it.each(accepted)('gives a known action back as the value itself: %j', (value) => {
    const result = decodeAction(value);

    expect(result._tag === 'Right' && result.right).toBe(value);
  });

  it.each(refused)('refuses %j', (value, message) => {
    expect(refusal(value)).toBe(message);
  });

  it.each(['Pay Credit Card', '', 'constructor', '__proto__', 'custom', 'Text', 'path', 'xpath-1'])(
    'makes a custom action of an action of the type %j',
    (type) => {
      const value = { type, payload: [1], time: 'any' };

      expect(decodeAction(value)).toStrictEqual({
        _tag: 'Right',
        right: { type: 'custom', name: type, payload: [1], raw: value },
      });
    },
  );

  it('is undone by encodeAction', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const wire = JSON.parse(JSON.stringify(encodeAction(action))) as unknown;

        expect(decodeAction(wire)).toEqual({ _tag: 'Right', right: action });
      }),
      runs(2_000),
    );
  });

  it('stays quick where a hostile payload fails a million times', () => {
    const entities = Array.from({ length: 1_000_000 }, () => ({}));

    expect(refusal({ type: 'intent', payload: { intent: { name: '' }, entities } })).toBe(
      'payload.entities.0.name must be string, not undefined',
    );
  });
});
