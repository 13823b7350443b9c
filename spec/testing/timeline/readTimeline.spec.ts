import { trace } from '../../../lib';
import { traceMarbles } from '../../../lib/testing';

const times = (diagram: string) => traceMarbles(diagram).map(({ time }) => time);
const failing = (diagram: string) => () => traceMarbles(diagram);

describe('the long form', () => {
  it('has times since the line before, and since the begin', () => {
    expect(times('+5ms text "a"\n+1.5s text "b"\n2s text "c"\n+1m end')).toEqual([
      5, 1505, 2000, 62_000,
    ]);
  });

  it('may be indented, with blank lines', () => {
    const timeline = traceMarbles(`

      0ms  text "a"

        +1ms end
    `);

    expect(timeline).toEqual([
      { time: 0, notification: { kind: 'N', value: trace.text('a') } },
      { time: 1, notification: { kind: 'C' } },
    ]);
  });

  it('ends with the line "end"; the trace of that name is another thing', () => {
    expect(traceMarbles('0ms trace end\n+0ms end').map(({ notification }) => notification)).toEqual(
      [{ kind: 'N', value: trace.end() }, { kind: 'C' }],
    );
  });

  it('has errors by their words, or the one it is given', () => {
    const failure = new Error('mine');

    expect(traceMarbles('0ms error\n', undefined, failure)[0]?.notification).toEqual({
      kind: 'E',
      error: failure,
    });
    expect(traceMarbles('0ms text "a"\n0ms error disconnect\n')[1]?.notification).toMatchObject({
      kind: 'E',
      error: { _tag: 'DisconnectError', received: 1 },
    });
  });

  it('keeps line separators and carriage returns inside texts', () => {
    expect(traceMarbles('0ms text "a\u2028b"\r\n+0ms end\r\n')).toMatchObject([
      { notification: { value: { payload: { message: 'a\u2028b' } } } },
      { notification: { kind: 'C' } },
    ]);
  });

  it.each([
    ['text "a"\n', 'line 1, column 1: write a time and what happens: +40ms end'],
    ['0ms text "a"\n+5 end', 'line 2, column 1: write a time'],
    ['0ms text "a"\n+5ms', 'line 2, column 1: write a time'],
    ['5ms text "a"\n4ms end', 'line 2, column 1: the line before it is at 5ms already'],
    ['0ms end\n0ms text "a"', 'line 2, column 1: nothing can come after the end'],
    ['0ms end\n  +0ms error disconnect', 'line 2, column 3: nothing can come after the end'],
    ['0ms text a\n', 'line 1, column 10: here must stand the message, in double quotes'],
    ['0ms text "a\n"', 'line 1, column 10: nothing closes this "'],
    ['0ms say "a"\n', 'line 1, column 5: "say" begins no trace'],
    ['0ms error nothing\n', 'line 1, column 11: "nothing" begins no error'],
    ['0ms end of it\n', 'line 1, column 5: "end" begins no trace'],
    ['0ms {"type":"text"}\n', 'line 1, column 5: this is no trace: payload must be'],
    ['0ms trace\n', 'line 1, column 10: here must stand the type of a trace'],
    ['0ms trace x {]}\n', 'line 1, column 13: this is not JSON'],
    ['0ms trace x yes\n', 'line 1, column 13: here must stand the payload, as JSON'],
    ['0ms no-reply soon\n', 'line 1, column 14: here must stand the seconds, a number'],
    ['0ms completion begin\n', 'line 1, column 16: here must stand one of start, end'],
  ])('refuses %j', (diagram, reason) => {
    expect(failing(diagram)).toThrow(`diagram is wrong at ${reason}`);
  });

  it('takes no legend', () => {
    expect(() => traceMarbles('0ms end\n', { a: 1 })).toThrow('and no legend');
  });
});
