import { trace } from '../../../lib';
import { failureOf, turn } from './support';

const greeting = turn('A---[ab]-?|');

describe('toEmitTraces', () => {
  it('takes a diagram, of which the order and the end count', () => {
    expect(greeting).toEmitTraces('A[ab]?|');
    expect(greeting).not.toEmitTraces('A[ba]?|');
    expect(greeting).not.toEmitTraces('A[ab]?');
    expect(greeting).not.toEmitTraces('A[ab]?#{disconnect}');
    expect(greeting).not.toEmitTraces('A[ab]?A|');
    expect(greeting).not.toEmitTraces('A[ab]|');
  });

  it('takes the long form', () => {
    expect(turn('A-|')).toEmitTraces(`
      0ms  text "A"
      +9s  end
    `);
  });

  it('takes a list of traces, after which the turn ends', () => {
    expect(turn('-A-|')).toEmitTraces([trace.text('A')]);
    expect(turn('-A-')).not.toEmitTraces([trace.text('A')]);
    expect(turn('|')).toEmitTraces([]);
    expect(turn('-')).not.toEmitTraces([]);
  });

  it('takes matchers of the test runner in it', () => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- Jest says that it is any
    const anyText = { type: 'text', payload: { message: expect.any(String) } } as const;

    expect(turn('A|')).toEmitTraces([anyText]);
    expect(turn('?|')).not.toEmitTraces([anyText]);
  });

  it('takes a timeline, and its end', () => {
    expect(greeting).toEmitTraces(greeting);
    expect(turn('#{agent "a"}')).toEmitTraces(turn('---#{agent "a"}'));
    expect(turn('#{agent "a"}')).not.toEmitTraces(turn('#{agent "b"}'));
  });

  it('compares the times where it is asked to', () => {
    expect(greeting).toEmitTraces('A---[ab]-?|', { times: true });
    expect(greeting).not.toEmitTraces('A--[ab]-?|', { times: true });
  });

  it('fails with both side by side, and the first difference', () => {
    expect(failureOf(() => expect(greeting).toEmitTraces('A[aB]?|'))).toEqual([
      'The turn does not emit what is expected.',
      '',
      'Number 4 is: completion "b"',
      'expected: text "B"',
      '',
      '  #  expected           actual',
      '  1  text "A"           text "A"',
      '  2  completion start   completion start',
      '  3  completion "a"     completion "a"',
      '> 4  text "B"           completion "b"',
      '  5  completion end     completion end',
      '  6  choice "Yes" "No"  choice "Yes" "No"',
      '  7  end                end',
    ]);
  });

  it('fails with the field that differs, and with what did not come or came too much', () => {
    const lines = (expected: string) =>
      failureOf(() => expect(greeting).toEmitTraces(expected)).slice(2, 5);

    expect(lines('A[ac]?|')).toEqual([
      'Number 4 is: completion "b"',
      'expected: completion "c"',
      'They differ in payload.content, which is "b", not "c"',
    ]);
    expect(lines('A[ab]??|')).toEqual(['Number 7 is: end', 'expected: choice "Yes" "No"', '']);
    expect(lines('A[ab]')).toEqual([
      'Number 6 was not expected: choice "Yes" "No"',
      '',
      '  #  expected          actual',
    ]);
    expect(failureOf(() => expect(turn('A')).toEmitTraces('AB|')).slice(2)).toEqual([
      'Number 2 did not come, it is still open; expected: text "B"',
      '',
      '  #  expected  actual',
      '  1  text "A"  text "A"',
      '> 2  text "B"',
      '  3  end',
    ]);
  });

  it('fails with what is before and after left out, where there is much', () => {
    const letters = 'A'.repeat(40);
    const lines = failureOf(() =>
      expect(turn(`${letters}B${letters}|`)).toEmitTraces(`${letters}C${letters}|`),
    );

    expect(lines.slice(5, 9)).toEqual([
      '',
      '   #  expected  actual',
      '  … 34 more before, as expected',
      '  35  text "A"  text "A"',
    ]);
    expect(lines.slice(-2)).toEqual(['  53  text "A"  text "A"', '  … 29 more after']);
  });

  it('fails with .not, and with the times, as readably', () => {
    expect(failureOf(() => expect(turn('A|')).not.toEmitTraces('A|'))).toEqual([
      'The turn must not emit what is expected, but it does.',
      '',
      '  #  expected  actual',
      '  1  text "A"  text "A"',
      '  2  end       end',
    ]);
    expect(failureOf(() => expect(turn('-A|')).toEmitTraces('A-|', { times: true }))).toEqual([
      'The turn does not emit what is expected.',
      '',
      'The stream is not as expected:',
      '  at 0 ms nothing came; expected: text "A"',
      '',
      '     time  expected  actual',
      '  >   0ms  text "A"',
      '      1ms            text "A"',
      '      2ms  end       end',
      '',
      '  expected  A-|',
      '  actual    -A|',
    ]);
    expect(failureOf(() => expect(turn('|')).not.toEmitTraces('|', { times: true }))).toEqual([
      'The turn must not emit what is expected, but it does.',
      '',
      'It ends.',
    ]);
  });

  it('refuses what it cannot take, with .not too', () => {
    // @ts-expect-error -- it must be a diagram or a list
    expect(() => expect(greeting).not.toEmitTraces(42)).toThrow('must be given a diagram');
    expect(() => expect(greeting).not.toEmitTraces('A[')).not.toThrow();
    expect(() => expect(greeting).not.toEmitTraces('A{')).toThrow('diagram is wrong at column 2');
    expect(() => expect(greeting).not.toEmitTraces([trace.end()], { times: true })).toThrow(
      'times needs a diagram or a timeline',
    );
  });
});
