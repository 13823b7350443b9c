import { quantile, ratioOf, spreadOf } from './statistics';

describe('quantile', () => {
  it('of a half is the median, whatever the order', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
  });

  it('lies between two values where it falls between them', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([0, 100], 0.99)).toBeCloseTo(99);
  });

  it('of all is the greatest, of none the least', () => {
    expect(quantile([10, 9, 100], 1)).toBe(100);
    expect(quantile([10, 9, 100], 0)).toBe(9);
  });

  it('of no values is not a number', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);

    expect(values).toEqual([3, 1, 2]);
  });
});

describe('spreadOf', () => {
  it('is the median, the least and the greatest', () => {
    expect(spreadOf([10, 9, 100])).toEqual({ median: 10, min: 9, max: 100 });
  });
});

describe('ratioOf', () => {
  it('divides by the baseline of the same round', () => {
    expect(ratioOf([2, 40, 9], [1, 10, 9])).toEqual({ median: 2, min: 1, max: 4 });
  });

  it('is not a number where a round has no baseline', () => {
    expect(ratioOf([2, 40], [1]).max).toBeNaN();
  });
});
