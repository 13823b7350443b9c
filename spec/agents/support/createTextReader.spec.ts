import fc from 'fast-check';
import { from } from 'rxjs';
import { accumulateCompletions, CompletionTooLongError, decodeTrace, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { createTextReader } from '../../../lib/agents/support/createTextReader';
import { spyOn } from '../../../lib/testing';
import { streamedTurn } from '../../support/arbitraries.streams';
import { runs } from '../../support/runs';
import { content, end, start } from '../../operators/support/completions';

const read = (traces: readonly Trace[], maxCharacters?: number): string => {
  const reader = createTextReader(maxCharacters);
  traces.forEach(reader.push);
  return reader.text();
};

const wire = (value: unknown): Trace => {
  const decoded = decodeTrace(value);
  if (decoded._tag === 'Left') throw decoded.left;
  return decoded.right;
};

const first = (completion: string) => wire({ type: 'completion-start', payload: { completion } });
const more = (completion: string) => wire({ type: 'completion-continue', payload: { completion } });
const last = wire({ type: 'completion-end' });

const failureOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('createTextReader', () => {
  it('reads texts and what is spoken, each on a line of its own', () => {
    expect(read([trace.text('Hello'), trace.speak('Where to?')])).toBe('Hello\nWhere to?');
    expect(read([trace.text('a\nb'), trace.text('c')])).toBe('a\nb\nc');
  });

  it('puts completions together', () => {
    const hello = [start(), content('Hel'), content('lo'), end()];

    expect(read(hello)).toBe('Hello');
    expect(read([...hello, trace.text('b'), ...hello])).toBe('Hello\nb\nHello');
  });

  it('puts the completions of v2beta1 together', () => {
    expect(read([first('Hel'), more('lo'), last, first('you'), last])).toBe('Hello\nyou');
    expect(read([first('Hel'), first('lo'), more('!')])).toBe('Hel\nlo!');
  });

  it('leaves out what has no words', () => {
    const silent = [
      trace.text(''),
      start(),
      end(),
      content(''),
      first(''),
      last,
      trace.debug('a note'),
      trace.choice(['Yes']),
      trace.end(),
      trace.custom('Pay', { message: 'x' }),
      wire({ type: 'reasoning', payload: { state: 'content', content: 'a thought' } }),
      wire({ type: 'audio', payload: { state: 'content', content: 'AAAA' } }),
    ];

    expect(read([])).toBe('');
    expect(read(silent)).toBe('');
    expect(read([trace.text('a'), ...silent, trace.text('b')])).toBe('a\nb');
  });

  it('tells speakers, and dialects, apart', () => {
    const one = { source: ['one'] };
    const other = { source: ['other'] };

    expect(
      read([
        content('a', one),
        content('b', other),
        first('c'),
        content('A', one),
        content('B', other),
        more('C'),
        end(other),
        end(one),
        last,
      ]),
    ).toBe('bB\naA\ncC');
  });

  it('reads what is open, and goes on with it', () => {
    const reader = createTextReader();
    reader.push(content('Hel'));
    expect(reader.text()).toBe('Hel');
    expect(reader.text()).toBe('Hel');
    reader.push(trace.text('between'));
    expect(reader.text()).toBe('between\nHel');
    reader.push(content('lo'));
    expect(reader.text()).toBe('between\nHello');
    reader.push(end());
    expect(reader.text()).toBe('between\nHello');
  });

  it('ends a message where another one starts, and knows of ends of nothing', () => {
    expect(read([end(), start(), content('a'), start(), content('b'), end(), end()])).toBe('a\nb');
  });

  it('reads of any turn what accumulateCompletions makes of it', () => {
    const isOfTwoDialects = ({ type }: Trace) => type.startsWith('completion-');
    fc.assert(
      fc.property(streamedTurn, ({ streamed, whole }) => {
        fc.pre(!streamed.some(isOfTwoDialects));
        const texts = whole.flatMap((one) =>
          (one.type === 'text' || one.type === 'speak') && one.payload.message !== ''
            ? [one.payload.message]
            : [],
        );
        expect(read(streamed)).toBe(texts.join('\n'));
        expect(read(spyOn(from(streamed).pipe(accumulateCompletions())).values)).toBe(
          texts.join('\n'),
        );
      }),
      runs(300),
    );
  });
});

describe('the limit of a text', () => {
  it('is of all messages together, line breaks counted', () => {
    const two = [trace.text('ab'), start(), content('c'), content('d'), end()];

    expect(read(two, 5)).toBe('ab\ncd');
    expect(failureOf(() => read(two, 4))).toMatchObject({
      _tag: 'CompletionTooLongError',
      limit: 4,
      text: 'ab\nc',
    });
    expect(failureOf(() => read([trace.text('ab'), trace.text('c')], 3))).toMatchObject({
      text: 'ab',
    });
    expect(failureOf(() => read([first('ab'), more('c')], 2))).toMatchObject({ text: 'ab' });
  });

  it('is not passed by what has no words', () => {
    expect(read([trace.text('ab'), trace.text(''), start(), content(''), end()], 2)).toBe('ab');
  });

  it('holds for any turn: just as long passes, one less does not', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const text = read(streamed);
        fc.pre(text !== '');
        expect(read(streamed, text.length)).toBe(text);
        const failure = failureOf(() => read(streamed, text.length - 1));
        expect(failure).toBeInstanceOf(CompletionTooLongError);
        expect(failure).toHaveProperty('text.length', expect.any(Number));
      }),
      runs(300),
    );
  });

  it('is 8 Mi characters, where nothing is said', () => {
    const half = trace.text('x'.repeat(4 * 1024 * 1024));

    expect(read([half, trace.text('x'.repeat(4 * 1024 * 1024 - 1))])).toHaveLength(8 * 1024 * 1024);
    expect(failureOf(() => read([half, half]))).toHaveProperty('limit', 8 * 1024 * 1024);
  });

  it('is one of open messages too', () => {
    const speakers = Array.from({ length: 10_001 }, (_, index) =>
      content('x', { source: [String(index)] }),
    );

    expect(read(speakers.slice(1))).toHaveLength(19_999);
    expect(
      read([...speakers.slice(1), end({ source: ['1'] }), ...speakers.slice(0, 1)]),
    ).toHaveLength(20_001);
    expect(failureOf(() => read(speakers))).toMatchObject({
      _tag: 'BufferFullError',
      field: 'maxOpen',
    });
  });
});

describe('a text of a million deltas', () => {
  it('is read whole, also where it is open, or of a million messages', () => {
    const million = Array.from({ length: 1_000_000 }, (_, index) => String(index % 10));
    const whole = million.join('');

    expect(read(million.map((delta) => content(delta)))).toBe(whole);
    expect(read(million.map((text) => trace.text(text)))).toBe(million.join('\n'));
  });
});
