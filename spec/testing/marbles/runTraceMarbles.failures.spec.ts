import { delay, map, scan } from 'rxjs';
import type { Trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';
import type { TraceMarbleHelpers } from '../../../lib/testing';

/** The message that a test fails with, and the first line of the calls below it. */
const failureOf = (test: (helpers: TraceMarbleHelpers) => void) => {
  try {
    runTraceMarbles(test);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('The test did not fail');
};
/** The line of this file in the first of the calls. */
const lineOf = (stack = ''): number => {
  const [first = ''] = stack.split('\n').filter((line) => /^ {4}at /.test(line));
  return Number(/failures\.spec\.ts:(\d+):/.exec(first)?.[1]);
};
const messageOf = (test: (helpers: TraceMarbleHelpers) => void) =>
  failureOf(test).message.split('\n');

describe('the failure of a stream', () => {
  it('shows both side by side in words, the first difference marked, and as marbles', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('-[-a-b-]-|')).toBe('-[-a-c-]-|');
    });

    expect(lines).toEqual([
      'The stream is not as expected:',
      '  at 5 ms payload.content is "b"',
      '  expected: "c"',
      '',
      '     time  expected          actual',
      '      1ms  completion start  completion start',
      '      3ms  completion "a"    completion "a"',
      '  >   5ms  completion "c"    completion "b"',
      '      7ms  completion end    completion end',
      '      9ms  end               end',
      '',
      '  expected  -[-a-c-]-|',
      '  actual    -[-a-b-]-|',
    ]);
  });

  it('names in the marbles what the legend has not', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      const legend = { x: { n: 1 }, a: { n: 2 } };
      const source = cold('-x-x|', legend).pipe(map(({ n }, index) => ({ n: n + 2 * index })));
      expectObservable(source).toBe('-x-a|', legend);
    });

    expect(lines.slice(-3)).toEqual([
      '  expected  -x-a|',
      '  actual    -x-b|',
      '            b: { n: 3 }',
    ]);
  });

  it('shows what came late beside what did not come', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('a-b|').pipe(delay(3))).toBe('a-b|');
    });

    expect(lines).toEqual([
      'The stream is not as expected:',
      '  at 0 ms nothing came; expected: completion "a"',
      '',
      '     time  expected        actual',
      '  >   0ms  completion "a"',
      '      2ms  completion "b"',
      '      3ms  end             completion "a"',
      '      5ms                  completion "b"',
      '      5ms                  end',
      '',
      '  expected  a-b|',
      '  actual    ---a-(b|)',
    ]);
  });

  it('shows what came early', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('-a|')).toBe('--a|');
    });

    expect(lines.slice(1, 8)).toEqual([
      '  at 1 ms came, unexpectedly: completion "a"',
      '',
      '     time  expected        actual',
      '  >   1ms                  completion "a"',
      '      2ms  completion "a"  end',
      '      3ms  end',
      '',
    ]);
  });

  it('tells errors apart by their words and their fields', () => {
    const wrongField = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('-a-#{disconnect}')).toBe('-a-#{disconnect after 2}');
    });
    const wrongClass = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('-a-#{disconnect}')).toBe('-a-#{http 429}');
    });

    expect(wrongField.slice(0, 3)).toEqual([
      'The stream is not as expected:',
      '  at 3 ms received is 1',
      '  expected: 2',
    ]);
    expect(wrongField).toContain(
      '  >   3ms  error disconnect closed after 2  error disconnect closed after 1',
    );
    expect(wrongClass.slice(1, 3)).toEqual([
      '  at 3 ms came: error disconnect closed after 1',
      '  expected: error http 429',
    ]);
  });

  it('tells an end from an error, and from nothing', () => {
    const open = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('-a-')).toBe('-a-|');
    });
    const failed = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('-a-#')).toBe('-a-|');
    });

    expect(open[1]).toBe('  at 3 ms nothing came; expected: end');
    expect(failed.slice(1, 3)).toEqual(['  at 3 ms came: error "error"', '  expected: end']);
  });

  it('says what a value is caught by that was changed after it was emitted', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      const all = scan((list: Trace[], one: Trace) => {
        list.push(one);
        return list;
      }, []);
      expectObservable(cold('-a-b|').pipe(all)).toBe('-x-y|', { x: [], y: [] });
    });

    expect(lines.at(-1)).toBe(
      '  Something changed a value after it had been emitted: here all values are frozen.',
    );
    expect(lines.join('\n')).toContain('error TypeError');
  });

  it('catches who changes a value of the source', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      const source = cold('-a|').pipe(map((one) => Object.assign(one, { seen: true })));
      expectObservable(source).toBe('-a|');
    });

    expect(lines.at(-1)).toContain('here all values are frozen');
  });

  it('shows only the rows around the first difference, and cuts what is long', () => {
    const long = 'x'.repeat(1_000);
    const lines = messageOf(({ cold, expectObservable }) => {
      const before = '-a'.repeat(20);
      expectObservable(cold(`${before}{text "${long}"}${before}|`)).toBe(`${before}b${before}|`);
    });

    expect(lines).toContain('     … 14 more before, as expected');
    expect(lines).toContain('     … 9 more after');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(420);
  });

  it('draws no marbles of a stream that is long', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('a'.repeat(201))).toBe(`${'a'.repeat(199)}b`);
    });

    expect(lines).toContain('  actual    (too long for marbles)');
    expect(lines).toContain('  >  199ms  completion "b"  completion "a"');
  });

  it('says where a stream is too dense for marbles', () => {
    const lines = messageOf(({ cold, expectObservable }) => {
      expectObservable(cold('0ms text "a"\n0ms text "b"\n1ms end')).toBe('(AB)|');
    });

    expect(lines.at(-3)).toBe('  actual    (too dense for marbles)');
  });

  it('points to the line of the expectation', () => {
    let above = 0;
    const { stack } = failureOf(({ cold, expectObservable }) => {
      above = lineOf(new Error().stack);
      expectObservable(cold('a')).toBe('b');
    });

    expect(above).toBeGreaterThan(100);
    expect(lineOf(stack)).toBe(above + 1);
  });
});

describe('the failure of subscriptions', () => {
  it('shows them side by side', () => {
    const lines = messageOf(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('a|');
      expectObservable(source).toBe('a|');
      expectSubscriptions(source.subscriptions).toBe(['^-!', '--^']);
    });

    expect(lines).toEqual([
      'The subscriptions are not as expected:',
      '',
      '     #  expected                actual',
      '  >  1  from 0 ms to 2 ms       from 0 ms to 1 ms',
      '  >  2  from 2 ms on, for ever  none',
    ]);
  });
});
