import fc from 'fast-check';
import { DisconnectError, ResponseError } from '../../../lib';
import { findDifference, missing } from '../../../lib/testing/equality/findDifference';
import { json } from '../../support/arbitraries';
import { runs } from '../../support/runs';

class Point {
  constructor(readonly x: number) {}
}

class Failure extends Error {
  override readonly name = 'Failure';
}

class OtherFailure extends Error {
  override readonly name = 'Failure';
}

const cut = (received: number, cause?: unknown) =>
  new DisconnectError({ phase: 'closed', received, cause });
const around = (value: unknown) => {
  const circle: { value: unknown; self?: unknown } = { value };
  circle.self = circle;
  return circle;
};
const noPrototype: unknown = Object.assign(Object.create(null), { a: 1 });

describe('findDifference', () => {
  it.each([
    ['numbers', 1, 1],
    ['NaN', NaN, NaN],
    ['zeros', -0, 0],
    ['objects', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
    ['fields in another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['an object without a prototype', noPrototype, { a: 1 }],
    ['instances', new Point(1), new Point(1)],
    ['dates', new Date(1), new Date(1)],
    ['expressions', /a/g, /a/g],
    ['maps', new Map([['a', [1]]]), new Map([['a', [1]]])],
    ['sets', new Set([1]), new Set([1])],
    ['bytes', Uint8Array.of(1, 2), Uint8Array.of(1, 2)],
    ['no bytes', Uint8Array.of(), Uint8Array.of()],
    ['errors', cut(1, new Error('x')), cut(1, new Error('x'))],
    ['circles', around(1), around(1)],
    ['a matcher', { a: 'text' }, { a: expect.any(String) as unknown }],
  ])('finds none between equal %s', (_, actual, expected) => {
    expect(findDifference(actual, expected)).toBeUndefined();
  });

  it.each<readonly [string, unknown, unknown, string, unknown, unknown]>([
    ['values', 1, 2, '', 1, 2],
    ['a value and its text', 1, '1', '', 1, '1'],
    ['null and undefined', null, undefined, '', null, undefined],
    ['fields, deeply', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'a[0].b', 1, 2],
    ['a field that is missing', {}, { a: 1 }, 'a', missing, 1],
    ['a field too many', { a: 1 }, {}, 'a', 1, missing],
    ['undefined and missing', { a: undefined }, {}, 'a', undefined, missing],
    ['lengths', [1], [1, undefined], '[1]', missing, undefined],
    ['null and an object', null, { a: 1 }, '', null, { a: 1 }],
    ['symbols as keys', { [missing]: 1 }, { [missing]: 2 }, 'Symbol(missing)', 1, 2],
  ])('finds %s', (_, left, right, path, actual, expected) => {
    expect(findDifference(left, right)).toStrictEqual({ path, actual, expected });
  });

  it.each([
    ['an array and an object', [], {}],
    ['classes', new Point(1), { x: 1 }],
    ['dates', new Date(1), new Date(2)],
    ['a date and an object', new Date(1), {}],
    ['expressions', /a/, /a/g],
    ['maps', new Map([['a', 1]]), new Map([['a', 2]])],
    ['a map and a set', new Map(), new Set()],
    ['sets', new Set([1]), new Set([2])],
    ['bytes', Uint8Array.of(1), Uint8Array.of(2)],
    ['classes of errors', new TypeError('x'), new RangeError('x')],
    ['classes of errors, by the same name', new Failure('x'), new OtherFailure('x')],
    ['circles', around(1), around(2)],
    ['a matcher', { a: 1 }, { a: expect.any(String) as unknown }],
    ['functions', () => 1, () => 1],
    ['instances without fields', new WeakMap(), new WeakMap()],
  ])('finds one between different %s', (_, actual, expected) => {
    expect(findDifference(actual, expected)).toBeDefined();
  });

  it('names the field of an error that says what differs, and not its message', () => {
    const refused = (status: number) => new ResponseError({ status, headers: {}, body: '' });

    expect(findDifference(cut(1), cut(2))?.path).toBe('received');
    expect(findDifference(refused(500), refused(502))?.path).toBe('status');
    expect(findDifference(new Error('a'), new Error('b'))?.path).toBe('message');
    expect(findDifference(cut(1, new Error('a')), cut(1, new Error('b')))?.path).toBe(
      'cause.message',
    );
    expect(findDifference(cut(1, new Error('a')), cut(1))).toMatchObject({
      path: 'cause',
      expected: missing,
    });
  });

  it('sees no stack', () => {
    const elsewhere = (): Error => new Error('x');

    expect(findDifference(elsewhere(), new Error('x'))).toBeUndefined();
  });

  it('agrees with JSON about all that JSON has', () => {
    const sorted = (value: unknown): unknown =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
    const textOf = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => sorted(inner));
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(findDifference(one, structuredClone(one))).toBeUndefined();
        expect(findDifference(one, other) === undefined).toBe(textOf(one) === textOf(other));
      }),
      runs(300),
    );
  });
});
