import { decodeTrace, isDecodeError } from '../../lib';
import { codecs } from '../../lib/protocol/traces/codecs';
import { decoded, refusal } from './support/decoding';

/** The least that each known type needs. */
const minimal = {
  text: { message: '' },
  speak: { message: '' },
  completion: { state: 'end' },
  'completion-start': { completion: '' },
  'completion-continue': { completion: '' },
  'completion-end': {},
  audio: { state: 'end' },
  reasoning: { state: 'end' },
  'tool-call': { state: 'end', callID: 'c' },
  choice: { buttons: [] },
  cardV2: {},
  carousel: { cards: [] },
  visual: { image: null },
  stream: { action: 'END' },
  'no-reply': { timeout: 1 },
  'entity-filling': {},
  knowledgeBase: {},
  block: {},
  flow: { diagramID: 'd' },
  path: {},
  goto: {},
  debug: { message: '' },
  log: {},
  dtmf: {},
  'call-forward': {},
  'live-agent-handoff': {},
  'realtime-agent': { action: 'END' },
  'channel-action': {},
  end: {},
} satisfies { readonly [K in keyof typeof codecs]: unknown };

const known = Object.entries(minimal);

const base = {
  time: 1725899197143,
  paths: [{ label: 'default', event: { type: 'default' } }, { event: null }, {}],
  defaultPath: 0,
  turnID: 't1',
  handleID: 'h1',
  source: ['planner', 'flights'],
};

describe('decodeTrace', () => {
  it('knows every type of the wire', () => {
    expect(Object.keys(codecs).sort()).toEqual(Object.keys(minimal).sort());
  });

  it.each(known)('gives a %s back as the value itself', (type, payload) => {
    const wire = { type, payload };

    expect(decoded(wire)).toBe(wire);
  });

  it.each(known)('keeps the base fields of a %s, and fields nobody knows', (type, payload) => {
    const wire = {
      ...base,
      type,
      payload: { ...payload, 'a field': { of: ['its', 'own'] } },
      metadata: null,
      constructor: 'also a field',
    };
    const copy = structuredClone(wire);

    expect(decoded(wire)).toBe(wire);
    expect(wire).toEqual(copy);
  });

  it.each(known)('refuses a %s whose base fields are wrong, naming each', (type, payload) => {
    const wire = {
      type,
      payload,
      time: '2024-09-09',
      paths: [{}, { label: 5 }],
      defaultPath: null,
      turnID: 5,
      handleID: {},
      source: ['planner', 7],
    };

    expect(refusal(wire)).toBe(
      'time must be number, not string; paths.1.label must be string, not number; ' +
        'defaultPath must be number, not null; turnID must be string, not number; ' +
        'handleID must be string, not object; source.1 must be string, not number',
    );
  });

  it.each<readonly [unknown, string]>([
    [undefined, 'the value must be an object with a type, not undefined'],
    [null, 'the value must be an object with a type, not null'],
    ['text', 'the value must be an object with a type, not string'],
    [42, 'the value must be an object with a type, not number'],
    [[{ type: 'text' }], 'the value must be an object with a type, not array'],
    [{}, 'type must be string, not undefined'],
    [{ type: null }, 'type must be string, not null'],
    [{ type: 7, payload: {} }, 'type must be string, not number'],
  ])('refuses %j', (wire, message) => {
    expect(refusal(wire)).toBe(message);
  });

  it('gives the error the whole value, and every place with what stands there', () => {
    const wire = { type: 'text', payload: { message: 42, delay: null } };
    const result = decodeTrace(wire);
    const error = result._tag === 'Left' ? result.left : undefined;

    expect(isDecodeError(error)).toBe(true);
    expect(error?.value).toBe(wire);
    expect(error?.eventID).toBeUndefined();
    expect(error?.issues).toEqual([
      { path: 'payload.message', expected: 'string', actual: 42 },
      { path: 'payload.delay', expected: 'number', actual: null },
    ]);
  });

  it('stays quick, and its error small, where a hostile payload fails a million times', () => {
    const empty = Array.from({ length: 1_000_000 }, () => ({}));

    expect(refusal({ type: 'choice', payload: { buttons: empty } })).toBe(
      'payload.buttons.0.name must be string, not undefined',
    );
    expect(refusal({ type: 'carousel', payload: { cards: [{ buttons: empty }] } })).toBe(
      'payload.cards.0.buttons.0.name must be string, not undefined',
    );
  });

  it('takes a value that nobody can change', () => {
    const wire = Object.freeze({ type: 'completion', payload: Object.freeze({ state: 'end' }) });

    expect(decoded(wire)).toBe(wire);
  });
});
