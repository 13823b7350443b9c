import type { Goal } from '../harness/Section';
import { mergeGoals } from './mergeGoals';

const order = ['decode', 'size', 'imports'];
const goal: Goal = {
  what: 'bytes to traces',
  baseline: 'the floor',
  value: 1.204,
  relation: 'at most',
  limit: 1.25,
  unit: '×',
};
const head = [
  '| what | against | measured | goal | reached | section |',
  '| --- | --- | ---: | --- | --- | --- |',
];
const decode = '| bytes to traces | the floor | 1.20 × | at most 1.25 × | yes | `decode` |';

describe('the table of goals', () => {
  it('is made of the goals of a section', () => {
    expect(mergeGoals('', { id: 'decode', goals: [goal], order })).toBe(
      [...head, decode].join('\n'),
    );
  });

  it('says what is not reached, from above and from below', () => {
    const missed = [
      { ...goal, value: 1.26 },
      { ...goal, relation: 'at least', value: 3.9, limit: 4 },
      { ...goal, relation: 'at least', value: 40.04, limit: 40 },
    ] satisfies Goal[];
    const table = mergeGoals('', { id: 'decode', goals: missed, order });

    expect(table).toContain('| 1.26 × | at most 1.25 × | no |');
    expect(table).toContain('| 3.90 × | at least 4 × | no |');
    expect(table).toContain('| 40.0 × | at least 40 × | yes |');
  });

  it('keeps the rows of other sections, in the order of the page', () => {
    const first = mergeGoals('', { id: 'size', goals: [goal, { ...goal, what: 'a | b' }], order });
    const second = mergeGoals(first, { id: 'imports', goals: [goal], order });
    const padded = second.replaceAll(' | ', '   |  ');
    const third = mergeGoals(padded, { id: 'decode', goals: [goal], order });

    expect(third.split('\n')).toEqual([
      ...head,
      decode,
      decode.replace('decode', 'size'),
      decode.replace('decode', 'size').replace('bytes to traces', 'a \\| b'),
      decode.replace('decode', 'imports'),
    ]);
  });

  it('has what was measured last of a section, and no section that is no more', () => {
    const first = mergeGoals('', { id: 'decode', goals: [goal, goal], order });
    const second = mergeGoals(first, { id: 'decode', goals: [goal], order });

    expect(second).toBe([...head, decode].join('\n'));
    expect(mergeGoals(second, { id: 'size', goals: [], order: ['size'] })).toBe(head.join('\n'));
  });
});
