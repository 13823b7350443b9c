import fc from 'fast-check';
import { TestScheduler } from 'rxjs/testing';
import { InvalidInputError, trace } from '../../../lib';
import { traceAlphabet, traceMarbles } from '../../../lib/testing';
import { runs } from '../../support/runs';

const { completionContent, completionEnd, completionStart } = trace;

const letters = Object.fromEntries(Array.from('abcdefg0123', (letter) => [letter, letter]));

const part = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('-', '--', ' ', 'a', 'b', '1', '(ab)', '(a-b)', '( c )'),
  },
  { weight: 1, arbitrary: fc.constantFrom(' 9ms ', ' 1.5s ', ' 2m ', ' 10ms', '9ms ', '3 ms ') },
);
const readable = (diagram: string) =>
  Array.from(diagram).every((character) => '- |#()^'.includes(character) || character in letters);

/** How RxJS reads it, in run mode. */
const byRxjs = (diagram: string) =>
  new TestScheduler(() => undefined).run(() =>
    TestScheduler.parseMarbles(diagram, letters, 'error', false, true).map(
      ({ frame, notification }) => ({ time: frame, notification }),
    ),
  );

describe('traceMarbles', () => {
  it('has the times that RxJS has', () => {
    const diagram = fc
      .tuple(fc.array(part, { maxLength: 12 }), fc.constantFrom('', '|', '#', '(a|)', ' |'))
      .map(([parts, end]) => parts.join('') + end);
    fc.assert(
      fc.property(diagram, (marbles) => {
        // A time that is not followed by a space is one here, and a fault there.
        fc.pre(readable(marbles.replaceAll(/(?<=^| )\d+(\.\d+)?(ms|s|m) /g, ' ')));

        const ours = traceMarbles(marbles, letters);
        expect(ours).toMatchObject(byRxjs(marbles).map(({ time }) => ({ time })));
        expect(ours.map(({ notification: { kind } }) => kind)).toEqual(
          byRxjs(marbles).map(({ notification: { kind } }) => kind),
        );
      }),
      runs(500),
    );
  });

  it.each(['-a-^-b|', '^a|', '-a^'])('counts from ^ as RxJS does: %s', (diagram) => {
    expect(traceMarbles(diagram, letters)).toEqual(byRxjs(diagram));
  });

  it('counts from the begin of the group that holds ^', () => {
    expect(traceMarbles('-(a^b)c', letters).map(({ time }) => time)).toEqual([0, 0, 5]);
  });

  it('takes digits for values where no space stands before them', () => {
    const digits = { '9': 9, m: 'm', s: 's' };

    expect(traceMarbles('-9ms 9ms s', digits).map(({ time }) => time)).toEqual([1, 2, 3, 13]);
  });

  it('takes a time also at the end, for a silence that is seen by nobody', () => {
    expect(traceMarbles('a 9ms', letters)).toEqual(traceMarbles('a', letters));
  });

  it('has an alphabet', () => {
    expect(traceMarbles('[ab]A?$').map(({ notification }) => notification)).toEqual(
      [
        completionStart(),
        completionContent('a'),
        completionContent('b'),
        completionEnd(),
        trace.text('A'),
        trace.choice(['Yes', 'No']),
        trace.end(),
      ].map((value) => ({ kind: 'N', value })),
    );
  });

  it('takes words in braces for one value, 1 ms long', () => {
    expect(traceMarbles('-{text "Hi, {you}"}-({completion end}?)|')).toEqual([
      { time: 1, notification: { kind: 'N', value: trace.text('Hi, {you}') } },
      { time: 3, notification: { kind: 'N', value: completionEnd() } },
      { time: 3, notification: { kind: 'N', value: trace.choice(['Yes', 'No']) } },
      { time: 7, notification: { kind: 'C' } },
    ]);
  });

  it('has words in the legend, of two characters and more', () => {
    expect(traceMarbles('-{ab}-{😀}-c|', { ab: 1, '😀': 2, c: 3 })).toEqual([
      { time: 1, notification: { kind: 'N', value: 1 } },
      { time: 3, notification: { kind: 'N', value: 2 } },
      { time: 5, notification: { kind: 'N', value: 3 } },
      { time: 6, notification: { kind: 'C' } },
    ]);
  });

  it('takes a character for one, however long it is in UTF-16', () => {
    expect(traceMarbles('😀-a', { '😀': 1, a: 2 }).map(({ time }) => time)).toEqual([0, 2]);
  });

  it('takes errors by their words, by the one it is given, and as RxJS does', () => {
    const failure = new Error('mine');
    const errorOf = (diagram: string, error?: unknown): unknown => {
      const last = traceMarbles(diagram, undefined, error).at(-1);
      return last?.notification.kind === 'E' ? last.notification.error : undefined;
    };

    expect(errorOf('-#', failure)).toBe(failure);
    expect(errorOf('-#')).toBe('error');
    expect(errorOf('-a-#{http 429}', failure)).toMatchObject({
      _tag: 'ResponseError',
      status: 429,
    });
    expect(errorOf('-(a#{disconnect})')).toMatchObject({ _tag: 'DisconnectError', received: 1 });
  });

  it('freezes all values', () => {
    const [first] = traceMarbles('a');
    const value = { list: [1] };
    traceMarbles('a', { a: value });

    expect(Object.isFrozen(first)).toBe(true);
    expect(Object.isFrozen(traceMarbles('0ms text "a"\n')[0])).toBe(true);
    expect(Object.isFrozen(value.list)).toBe(true);
  });

  it.each([
    ['-1-', 'column 2: "1" is not in the alphabet, which has a to z'],
    ['-a-ä', 'column 4: "ä" is not in the alphabet'],
    ['-a\t', 'column 3: "" is not in the alphabet'],
    ['-(a', 'column 2: nothing closes this ('],
    ['-a)', 'column 3: no group is open'],
    ['((a))', 'column 2: a group stands in a group'],
    ['a|b', 'column 3: nothing can come after the end'],
    ['a#|', 'column 3: nothing can come after the end'],
    ['-a!', 'column 3: ! stands in diagrams of subscriptions only'],
    ['^-^', 'column 3: there is a second ^'],
    ['-{text "a"', 'column 2: nothing closes this {'],
    ['-{text "a}', 'column 2: nothing closes this {'],
    ['-{}', 'column 3: "" begins no trace'],
    ['-{texd "a"}', 'column 3: "texd" begins no trace; write text, speak'],
    ['-{a}', 'column 3: "a" begins no trace'],
    ['--#{disconect}', 'column 5: "disconect" begins no error'],
    ['-#{http 429 ', 'column 2: nothing closes this {'],
  ])('refuses %j', (diagram, reason) => {
    expect(() => traceMarbles(diagram)).toThrow(`diagram is wrong at ${reason}`);
  });

  it('refuses a key that the legend has not, and shows the place', () => {
    const failing = () => traceMarbles('-a-b-c-|', { a: 1, b: 2 });

    expect(failing).toThrow(
      [
        'diagram is wrong at column 6: "c" is not in the legend, which has a, b',
        '',
        '  -a-b-c-|',
        '       ^',
      ].join('\n'),
    );
    expect(() => traceMarbles('a', {})).toThrow('which has nothing');
    expect(() => traceMarbles('{toString}', { a: 1 })).toThrow('"toString" is not in the legend');
    expect(() => traceMarbles('{text "a"}', { a: 1 })).toThrow('is not in the legend');
    expect(failing).toThrow(InvalidInputError);
  });

  it('shows the place in a long diagram only', () => {
    const failing = () => traceMarbles(`${'-'.repeat(500)}1${'-'.repeat(500)}`);

    expect(failing).toThrow(`column 501`);
    expect(failing).toThrow(new RegExp(`\\n  -{60}1-{59}\\n {62}\\^\\n$`));
  });

  it.each([5, undefined, null])('refuses %p for a diagram', (diagram) => {
    const unchecked = () => Reflect.apply(traceMarbles, undefined, [diagram]) as unknown;

    expect(unchecked).toThrow('diagram must be a text');
  });

  it('lets the alphabet be added to', () => {
    const legend = { ...traceAlphabet, '1': trace.text('one') };

    expect(traceMarbles('a1', legend).map(({ notification }) => notification)).toEqual([
      { kind: 'N', value: completionContent('a') },
      { kind: 'N', value: trace.text('one') },
    ]);
  });
});
