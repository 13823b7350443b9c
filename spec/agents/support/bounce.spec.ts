import { bounce } from '../../../lib/agents/support/bounce';

/** Calls itself in `bounce` so many times, each in the one before. */
const dive = (levels: number, note: (level: number) => void): void => {
  note(levels);
  if (levels > 0) bounce(() => dive(levels - 1, note));
};

describe('bounce', () => {
  it('calls at once', () => {
    const calls: string[] = [];
    bounce(() => {
      calls.push('outer');
      bounce(() => calls.push('inner'));
      calls.push('outer again');
    });

    expect(calls).toEqual(['outer', 'inner', 'outer again']);
  });

  it('needs no more stack for a million calls in each other than for a few', () => {
    let deepest = Infinity;
    dive(1_000_000, (level) => {
      deepest = Math.min(deepest, level);
    });

    expect(deepest).toBe(0);
  });

  it('is through with all before the outermost call returns, in the order it was asked', () => {
    const heard: string[] = [];
    const branch = (name: string, levels: number): void => {
      heard.push(`${name}${levels}`);
      if (levels > 0) bounce(() => branch(name, levels - 1));
    };
    bounce(() => {
      branch('a', 100);
      branch('b', 100);
    });

    const levelsOf = (name: string) => heard.filter((one) => one.startsWith(name));
    expect(heard).toHaveLength(202);
    expect(levelsOf('a')).toEqual(Array.from({ length: 101 }, (_, index) => `a${100 - index}`));
    expect(levelsOf('b')).toEqual(Array.from({ length: 101 }, (_, index) => `b${100 - index}`));
  });

  it('lets nothing overtake what goes the same way', () => {
    const heard: string[] = [];
    const walk = (name: string, level: number): void => {
      heard.push(`${level} ${name}`);
      if (level < 100) bounce(() => walk(name, level + 1));
    };
    bounce(() => {
      walk('first', 0);
      walk('second', 0);
      bounce(() => walk('third', 0));
    });

    const order = Array.from({ length: 101 }, (_, level) =>
      heard.filter((one) => one.startsWith(`${level} `)).map((one) => one.split(' ')[1]),
    );
    expect(order).toEqual(order.map(() => ['first', 'second', 'third']));
  });

  it('goes on after a call that throws', () => {
    expect(() =>
      bounce(() => {
        throw new Error('a fault');
      }),
    ).toThrow('a fault');
    const calls: number[] = [];
    dive(100, (level) => calls.push(level));

    expect(calls).toHaveLength(101);
  });
});
