import fc from 'fast-check';
import { createAgeQueue } from '../../../../lib/server/log/memory/createAgeQueue';

describe('a queue by age', () => {
  it('knows the oldest of those who are there, whoever comes and leaves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('add'), fc.constant('look'), fc.nat({ max: 5 }))),
        (steps) => {
          const queue = createAgeQueue<number>();
          const seen: unknown[] = [];
          const right: unknown[] = [];
          let model: number[] = [];
          for (const [index, step] of steps.entries()) {
            if (step === 'look') {
              seen.push(queue.oldest());
              right.push(model[0]);
            } else if (step === 'add') {
              queue.add(index);
              model.push(index);
            } else {
              const leaving = model[step];
              if (leaving !== undefined) queue.delete(leaving);
              model = model.filter((item) => item !== leaving);
            }
            seen.push(queue.size());
            right.push(model.length);
          }

          expect(seen).toEqual(right);
          expect(queue.oldest()).toBe(model[0]);

          queue.clear();

          expect(queue.oldest()).toBeUndefined();
        },
      ),
    );
  });

  it('finds the oldest at once, however many have left', () => {
    const queue = createAgeQueue<number>();
    const start = performance.now();
    for (let item = 0; item < 300_000; item += 1) {
      queue.add(item);
      if (item >= 50_000) queue.delete(queue.oldest() ?? -1);
    }

    expect(queue.oldest()).toBe(250_000);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
