import * as t from 'io-ts';
import { explainPayload } from '../../lib/protocol/explainPayload';
import { issuesOf } from '../../lib/protocol/issuesOf';
import { list } from '../../lib/protocol/codec/list';
import { oneOf } from '../../lib/protocol/codec/oneOf';

const anAmount = () =>
  t.intersection([t.type({ amount: t.number }), t.partial({ note: t.string })]);

const amount = anAmount();

interface Positive {
  readonly Positive: unique symbol;
}

type Amount = t.TypeOf<typeof amount>;

const positive = t.brand(
  amount,
  (value): value is t.Branded<Amount, Positive> => value.amount > 0,
  'Positive',
);

/** What `codec` has against `value`, as `path: expected`. */
const against = (codec: t.Mixed, value: unknown): readonly string[] => {
  const result = codec.decode(value);
  const issues = result._tag === 'Left' ? issuesOf(result.left) : [];
  return issues.map(({ path, expected }) => `${path}: ${expected}`);
};

describe('issuesOf', () => {
  it('has nothing against a value that fits', () => {
    expect(against(amount, { amount: 5 })).toEqual([]);
  });

  it('names every field that fails, in order', () => {
    expect(against(t.type({ a: t.string, b: amount, c: t.null }), { b: { amount: '5' } })).toEqual([
      'a: string',
      'b.amount: number',
      'c: null',
    ]);
  });

  it('leaves the members of intersections out of the path', () => {
    const deep = t.intersection([t.type({ a: t.intersection([amount, t.type({})]) }), t.type({})]);

    expect(against(deep, { a: { amount: 1, note: 2 } })).toEqual(['a.note: string']);
  });

  it.each([
    ['exact', t.exact(amount)],
    ['readonly', t.readonly(amount)],
    ['a recursion', t.recursion<Amount>('Amount', () => anAmount())],
    ['a brand', positive],
  ])('leaves them out inside %s, too', (_, codec) => {
    expect(against(codec, { amount: '5' })).toEqual(['amount: number']);
  });

  it('keeps an index that is one', () => {
    expect(against(t.array(amount), [{ amount: 1 }, {}])).toEqual(['1.amount: number']);
    expect(against(t.record(t.string, amount), { 0: {} })).toEqual(['0.amount: number']);
    expect(against(t.tuple([t.string, amount]), ['a', {}])).toEqual(['1.amount: number']);
  });

  it('says once what a union asks for, where no member fits at all', () => {
    expect(against(t.type({ id: t.union([t.string, t.number]) }), {})).toEqual([
      'id: string or number',
    ]);
    expect(against(t.union([amount, t.null]), 5)).toEqual([': an object or null']);
    expect(against(t.union([t.array(t.string), t.null]), 5)).toEqual([': an array or null']);
    expect(against(t.union([t.string, amount], 'a price'), 5)).toEqual([': a price']);
  });

  it('explains the member of a union that the value fits deepest', () => {
    const price = t.union([t.string, t.type({ price: amount }), t.type({ price: t.string })]);

    expect(against(price, { price: {} })).toEqual(['price.amount: number']);
  });

  it('explains the member that misses least, where two fit as deep', () => {
    const shape = t.union([t.type({ x: t.number, y: t.number }), t.type({ r: t.number })]);

    expect(against(shape, {})).toEqual(['r: number']);
  });

  it('does so for unions inside unions', () => {
    const inner = t.type({ id: t.union([t.string, t.null]) });
    const outer = t.type({ a: t.union([t.null, inner]), b: t.union([t.null, t.string]) });

    expect(against(outer, { a: { id: 5 }, b: 5 })).toEqual([
      'a.id: string or null',
      'b: null or string',
    ]);
  });

  it('explains one member of each of them', () => {
    const inner = t.union([t.string, t.type({ amount: t.number })]);
    const outer = t.union([t.null, t.type({ price: inner })]);

    expect(against(outer, { price: {} })).toEqual(['price.amount: number']);
  });

  it('names a field once, which two members of an intersection ask for', () => {
    const both = t.intersection([t.type({ id: t.string }), t.type({ id: t.string })]);

    expect(against(both, {})).toEqual(['id: string']);
  });

  it('explains the member with the right tag, where members have one', () => {
    const tagged = t.union([
      t.type({ kind: t.literal('a'), value: t.string }),
      t.type({ kind: t.literal('b'), value: t.number }),
    ]);

    expect(against(tagged, { kind: 'b', value: 'x' })).toEqual(['value: number']);
  });
});

describe('list', () => {
  const numbers = list(t.number);

  it('is a guard of arrays', () => {
    expect([[], [1, 2], [1, '2'], { 0: 1, length: 1 }, undefined].map(numbers.is)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('decodes to the array itself', () => {
    const value = [1, 2];

    expect(numbers.decode(value)).toEqual({ _tag: 'Right', right: value });
  });

  it('explains the first element that fails, so that an explanation stays small', () => {
    expect(against(numbers, [1, '2', '3'])).toEqual(['1: number']);
    expect(
      against(
        list(amount),
        Array.from({ length: 100_000 }, () => ({})),
      ),
    ).toEqual(['0.amount: number']);
  });

  it('names an array as what it asks for', () => {
    expect(against(t.type({ list: numbers }), { list: {} })).toEqual(['list: an array']);
  });
});

describe('oneOf', () => {
  const size = oneOf<string | { readonly px: number }>('a size', (value) =>
    typeof value === 'string' ? t.string : t.type({ px: t.number }),
  );

  it('asks the member that was chosen, and explains that one alone', () => {
    expect(size.is('10')).toBe(true);
    expect(size.is({ px: 10 })).toBe(true);
    expect(against(size, { px: '10' })).toEqual(['px: number']);
  });

  it('says what it asks for, where the value is none of it', () => {
    expect(against(t.type({ size }), { size: 5 })).toEqual(['size: a size']);
  });
});

describe('explainPayload', () => {
  it('gives paths from the trace on, and the payload', () => {
    expect(explainPayload(amount, { amount: '5' })).toMatchObject({
      message: 'payload.amount must be number, not string',
      issues: [{ path: 'payload.amount', expected: 'number', actual: '5' }],
      value: { amount: '5' },
    });
  });

  it('names the payload itself', () => {
    expect(explainPayload(amount, null).message).toBe('payload must be an object, not null');
  });

  it('says something where `is` and `decode` of a codec disagree', () => {
    const odd = new t.Type('odd', (value): value is number => value === 1, t.success, t.identity);

    expect(explainPayload(odd, 2).message).toBe('payload must be odd, not number');
  });
});
