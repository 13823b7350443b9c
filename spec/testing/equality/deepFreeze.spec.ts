import { deepFreeze } from '../../../lib/testing/equality/deepFreeze';

describe('deepFreeze', () => {
  it('freezes arrays and plain objects, deeply, and gives back the same', () => {
    const value = { a: [{ b: 1 }] };

    expect(deepFreeze(value)).toBe(value);
    expect([value, value.a, value.a[0]].map((part) => Object.isFrozen(part))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('leaves everything else as it is', () => {
    const error = new Error('x');
    const bytes = Uint8Array.of(1);
    deepFreeze({ error, bytes, nothing: null });

    expect([Object.isFrozen(error), Object.isFrozen(bytes)]).toEqual([false, false]);
  });

  it('comes to an end in a circle', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;

    expect(Object.isFrozen(deepFreeze(circle))).toBe(true);
  });
});
