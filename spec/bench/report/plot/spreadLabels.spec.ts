import { spreadLabels } from './spreadLabels';

describe('labels along a line', () => {
  it('stay where they are when there is room', () => {
    expect(spreadLabels([10, 40, 70], 17, 100)).toEqual([10, 40, 70]);
  });

  it('are moved apart, each in its order', () => {
    expect(spreadLabels([50, 40, 45], 10, 100)).toEqual([60, 40, 50]);
  });

  it('are moved up from the end', () => {
    expect(spreadLabels([95, 99, 100], 10, 100)).toEqual([80, 90, 100]);
  });
});
