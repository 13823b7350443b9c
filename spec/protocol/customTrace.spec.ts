import { encodeTrace, trace } from '../../lib';
import { decoded } from './support/decoding';

const parsed = (json: string) => JSON.parse(json) as unknown;

/** Types that only look like something, or that every object seems to have. */
const names = [
  'Pay Credit Card',
  '',
  ' text',
  'Text',
  'TEXT',
  'texts',
  'custom',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__',
  'прощай 👋',
  'a\nb',
];

describe('a trace of a type that nobody knows', () => {
  it.each(names)('is a custom trace, named as on the wire: %j', (name) => {
    const wire = { type: name, payload: { amount: 12 } };

    expect(decoded(wire)).toStrictEqual({
      type: 'custom',
      name,
      payload: { amount: 12 },
      raw: wire,
    });
  });

  it.each(names)('is what it was on the wire again: %j', (name) => {
    const wire = { type: name, payload: { amount: 12 } };

    expect(encodeTrace(decoded(wire))).toBe(wire);
  });

  it.each<unknown>([
    'https://example.com',
    '{"json":"inside a string"}',
    '',
    0,
    5,
    true,
    null,
    [],
    { a: [1] },
  ])('may have any payload: %j', (payload) => {
    const wire = { type: 'Pay', payload };

    expect(decoded(wire)).toStrictEqual({ type: 'custom', name: 'Pay', payload, raw: wire });
    expect(encodeTrace(decoded(wire))).toBe(wire);
  });

  it('may have none', () => {
    const wire = { type: 'Pay' };

    expect(decoded(wire)).toStrictEqual({
      type: 'custom',
      name: 'Pay',
      payload: undefined,
      raw: wire,
    });
    expect(JSON.stringify(encodeTrace(decoded(wire)))).toBe('{"type":"Pay"}');
  });

  it('has its base fields beside the payload', () => {
    const base = {
      time: 1725899197143,
      paths: [{ label: 'done' }],
      defaultPath: 0,
      turnID: 't1',
      handleID: 'h1',
      source: ['planner'],
    };

    expect(decoded({ type: 'Pay', ...base })).toMatchObject({ type: 'custom', ...base });
  });

  it('keeps base fields of a wrong type in `raw` only', () => {
    const wire = {
      type: 'Pay',
      time: 'soon',
      paths: [{ label: 5 }],
      defaultPath: '0',
      turnID: null,
      handleID: 7,
      source: 'web',
    };

    expect(decoded(wire)).toStrictEqual({
      type: 'custom',
      name: 'Pay',
      payload: undefined,
      raw: wire,
    });
    expect(encodeTrace(decoded(wire))).toBe(wire);
  });

  it('keeps fields of its own in `raw` only, also those that a custom trace has', () => {
    const wire = { type: 'Pay', payload: 1, name: 'mine', raw: 'mine', metadata: { a: 1 } };

    expect(decoded(wire)).toStrictEqual({ type: 'custom', name: 'Pay', payload: 1, raw: wire });
    expect(encodeTrace(decoded(wire))).toBe(wire);
  });

  it('keeps a field that is named as the prototype', () => {
    const wire = parsed('{"type":"Pay","payload":{"__proto__":{"a":1}},"__proto__":{"time":5}}');
    const custom = decoded(wire);

    expect(custom).not.toHaveProperty('time');
    expect(JSON.stringify(encodeTrace(custom))).toBe(JSON.stringify(wire));
    expect(JSON.stringify(encodeTrace({ ...custom, source: ['a'] }))).toBe(
      '{"type":"Pay","payload":{"__proto__":{"a":1}},"__proto__":{"time":5},"source":["a"]}',
    );
  });
});

describe('the source of a custom trace', () => {
  it('goes on the wire where it was given on the way', () => {
    const custom = decoded({ type: 'Pay', payload: 1, note: 'kept' });

    expect(encodeTrace({ ...custom, source: ['planner'] })).toStrictEqual({
      type: 'Pay',
      payload: 1,
      note: 'kept',
      source: ['planner'],
    });
  });

  it('replaces the one on the wire', () => {
    const custom = decoded({ type: 'Pay', source: ['flights'] });

    expect(encodeTrace({ ...custom, source: ['planner', 'flights'] })).toStrictEqual({
      type: 'Pay',
      source: ['planner', 'flights'],
    });
  });

  it('leaves `raw` as it was', () => {
    const custom = decoded({ type: 'Pay' });
    encodeTrace({ ...custom, source: ['planner'] });

    expect(custom).toMatchObject({ raw: { type: 'Pay' } });
    expect(custom).not.toHaveProperty('raw.source');
  });
});

describe('trace.custom', () => {
  it('makes the same custom trace as the wire', () => {
    expect(trace.custom('Pay', { amount: 12 })).toStrictEqual(
      decoded({ type: 'Pay', payload: { amount: 12 } }),
    );
    expect(trace.custom('Pay', null)).toStrictEqual(decoded({ type: 'Pay', payload: null }));
    expect(trace.custom('Pay')).toStrictEqual(decoded({ type: 'Pay' }));
  });
});
