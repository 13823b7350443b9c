import fc from 'fast-check';
import { createQueue } from '../../../lib/operators/support/createQueue';
import { runs } from '../../support/runs';

describe('createQueue', () => {
  it('gives what was pushed, the oldest first, as a list would', () => {
    const step = fc.oneof(
      fc.record({ push: fc.nat() }),
      fc.constantFrom('take' as const, 'drain' as const),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const queue = createQueue<number>();
        const model: number[] = [];
        for (const each of steps) {
          if (each === 'drain') {
            expect(queue.drain()).toEqual(model.splice(0));
          } else if (each !== 'take') {
            queue.push(each.push);
            model.push(each.push);
          } else if (model.length > 0) {
            expect(queue.take()).toBe(model.shift());
          }
          expect(queue.size()).toBe(model.length);
        }
      }),
      runs(1_000),
    );
  });

  it('gives nothing where nothing is held', () => {
    const queue = createQueue<number>();

    expect(() => queue.take()).toThrow(RangeError);
    expect(queue.drain()).toEqual([]);
  });
});
