import { createScale } from './createScale';

describe('a linear scale', () => {
  it('goes from the least to the greatest value, with round ticks between', () => {
    const { at, ticks } = createScale({ values: [0.5, 8.5] });

    expect([0.5, 4.5, 8.5].map(at)).toEqual([0, 0.5, 1]);
    expect(ticks).toEqual([2, 4, 6, 8]);
  });

  it('that is round begins at zero, and ends behind the greatest value', () => {
    const { at, ticks } = createScale({ values: [180, 242], round: true });

    expect(ticks).toEqual([0, 50, 100, 150, 200, 250]);
    expect([0, 250].map(at)).toEqual([0, 1]);
  });

  it('may go below zero', () => {
    expect(createScale({ values: [-1.2, 1.2], round: true }).ticks).toEqual([
      -1.5, -1, -0.5, 0, 0.5, 1, 1.5,
    ]);
  });

  it('has no remains of binary fractions', () => {
    expect(createScale({ values: [0, 0.5], round: true }).ticks).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5,
    ]);
  });

  it.each([0, 7, -3])('shows %d alone', (value) => {
    for (const round of [true, false]) {
      const { at, ticks } = createScale({ values: [value], round });

      expect(at(value)).toBeGreaterThanOrEqual(0);
      expect(at(value)).toBeLessThanOrEqual(1);
      expect(ticks.length).toBeGreaterThan(0);
    }
  });
});

describe('a logarithmic scale', () => {
  it('has the powers of ten', () => {
    const { at, ticks } = createScale({ values: [1_000, 1_000_000], logarithmic: true });

    expect(ticks).toEqual([1_000, 10_000, 100_000, 1_000_000]);
    expect(at(10_000)).toBeCloseTo(1 / 3);
  });

  it('of few decades has ticks between them', () => {
    expect(createScale({ values: [2.5, 37], logarithmic: true, round: true }).ticks).toEqual([
      2, 5, 10, 20, 50,
    ]);
  });

  it('knows fractions', () => {
    expect(createScale({ values: [0.02, 0.3], logarithmic: true, round: true }).ticks).toEqual([
      0.02, 0.05, 0.1, 0.2, 0.5,
    ]);
  });

  it('shows one value alone', () => {
    expect(createScale({ values: [10], logarithmic: true }).at(10)).toBe(0);
  });

  it('refuses what has no logarithm', () => {
    expect(() => createScale({ values: [0, 1], logarithmic: true })).toThrow(
      'A logarithmic axis cannot show 0',
    );
  });
});

it.each([[[]], [[1, NaN]], [[Infinity]]])('a scale of %j is refused', (values) => {
  expect(() => createScale({ values })).toThrow('An axis needs values');
});
