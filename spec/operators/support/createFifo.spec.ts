import fc from 'fast-check';
import { createFifo } from '../../../lib/operators/support/createFifo';
import { runs } from '../../support/runs';

describe('createFifo', () => {
  it('gives what a list gives, and holds as much', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ push: fc.nat() }) },
      { weight: 2, arbitrary: fc.constant('shift' as const) },
      { weight: 1, arbitrary: fc.constantFrom('pop' as const, 'first' as const, 'last' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const fifo = createFifo<number>();
        const list: number[] = [];
        const given: unknown[] = [];
        const expected: unknown[] = [];
        for (const each of steps) {
          if (typeof each === 'object') {
            fifo.push(each.push);
            list.push(each.push);
          } else {
            given.push(fifo[each]());
            const model = { first: () => list[0], last: () => list.at(-1) };
            expected.push(each === 'shift' || each === 'pop' ? list[each]() : model[each]());
          }
          given.push(fifo.size());
          expected.push(list.length);
        }
        expect(given).toEqual(expected);
      }),
      runs(1_000),
    );
  });

  it('lets go of what it gave, also while it is never empty', () => {
    const fifo = createFifo<number>();
    for (let index = 0; index < 5_000; index += 1) fifo.push(index);
    const given = Array.from({ length: 4_999 }, () => fifo.shift());

    expect(given).toEqual(Array.from({ length: 4_999 }, (_, index) => index));
    expect([fifo.size(), fifo.first(), fifo.pop(), fifo.size()]).toEqual([1, 4_999, 4_999, 0]);
  });
});
