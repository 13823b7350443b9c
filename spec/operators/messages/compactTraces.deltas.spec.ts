import { from } from 'rxjs';
import {
  accumulateCompletions,
  compactTraces,
  decodeTrace,
  encodeTrace,
  isInvalidInputError,
} from '../../../lib';
import type { CompactTracesConfig, Trace } from '../../../lib';
import { spyOn } from '../../../lib/testing';
import { content, end, start, withText } from '../support/completions';

const one = { source: ['planner'] };

const compact = (traces: readonly Trace[], config?: CompactTracesConfig) =>
  spyOn(from(traces).pipe(compactTraces(config))).values;

const reasoning = (delta: string): Trace => ({
  type: 'reasoning',
  payload: { state: 'content', content: delta },
});

const part = (completion: string, tokens?: number): Trace => ({
  type: 'completion-continue',
  payload: tokens === undefined ? { completion } : { completion, tokens },
});

const audio = (delta: string): Trace => ({
  type: 'audio',
  payload: { state: 'content', content: delta },
});

const decoded = (wire: unknown): Trace => {
  const result = decodeTrace(wire);
  if (result._tag === 'Left') throw result.left;
  return result.right;
};

describe('compactTraces joins', () => {
  it('deltas of reasonings, and those of the v2beta1 dialect', () => {
    expect(compact([reasoning('So'), reasoning('.'), part('Hel'), part('lo')])).toEqual([
      reasoning('So.'),
      part('Hello'),
    ]);
  });

  it('no audio', () => {
    expect(compact([audio('AA=='), audio('AA==')])).toEqual([audio('AA=='), audio('AA==')]);
  });

  it('no deltas of two kinds', () => {
    const traces = [content('a'), reasoning('b'), part('c'), content('d')];

    expect(compact(traces)).toEqual(traces);
  });

  it('no deltas of two speakers', () => {
    const traces = [content('a'), content('b', one), content('c'), content('d', { source: [] })];

    expect(compact(traces)).toEqual(traces);
    expect(compact([content('a', one), content('b', { source: ['planner'] })])).toEqual([
      content('ab', one),
    ]);
  });

  it('no deltas of two turns or of two handles', () => {
    const traces = [
      content('a', { turnID: 't1' }),
      content('b', { turnID: 't2' }),
      content('c', { turnID: 't2', handleID: 'h1' }),
      content('d', { turnID: 't2', handleID: 'h2' }),
    ];

    expect(compact(traces)).toEqual(traces);
  });

  it('no deltas of which one has a field that the other lacks', () => {
    const timed = [content('a', { time: 1 }), content('b'), content('c', { time: 1 })];
    const traces = [...timed, part('c', 5), part('d'), part('e', 5)];

    expect(compact(traces)).toEqual(traces);
  });

  it('no delta to one that only inherits its field', () => {
    const odd = decoded({
      type: 'completion',
      payload: { state: 'content', content: 'a', constructor: 1 },
    });

    expect(compact([content('b'), odd, content('b')])).toEqual([content('b'), odd, content('b')]);
  });

  it('deltas of which one has a field that is undefined', () => {
    const odd = { ...content('a'), at: undefined };

    expect(compact([odd, content('b'), odd])).toEqual([content('aba')]);
  });

  it('empty deltas, too', () => {
    expect(compact([content(''), content(''), content('a'), content('')])).toEqual([content('a')]);
  });
});

describe('a joined delta', () => {
  it('has the fields of the last one, the content excepted', () => {
    const extra = (delta: string, time: number): Trace => ({
      type: 'completion',
      payload: { ...content(delta).payload, ...{ tokens: time } },
      time,
      turnID: 't1',
    });

    expect(compact([extra('a', 3), extra('b', 1), extra('c', 2)])).toEqual([extra('abc', 2)]);
    expect(compact([part('a', 1), part('b', 2)])).toEqual([part('ab', 2)]);
  });

  it('has the text that the last one was accumulated to', () => {
    const source = from([start(), content('Hel'), content('lo'), end()]);

    expect(spyOn(source.pipe(accumulateCompletions(), compactTraces())).values).toEqual([
      withText(start(), ''),
      withText(content('Hello'), 'Hello'),
      withText(end(), 'Hello'),
    ]);
  });

  it('keeps a text that stood on the wire, there', () => {
    const wire = (delta: string) => ({
      type: 'completion',
      payload: { state: 'content', content: delta, text: delta },
    });
    const [joined] = compact([decoded(wire('a')), decoded(wire('b'))]);

    expect(joined === undefined ? joined : encodeTrace(joined)).toEqual({
      type: 'completion',
      payload: { state: 'content', content: 'ab', text: 'b' },
    });
  });

  it('leaves the deltas that it is made of as they were', () => {
    const deltas = [content('a'), content('b')];
    compact(deltas);

    expect(deltas).toEqual([content('a'), content('b')]);
  });

  it('is the very same object where it is made of one', () => {
    const traces = [start(), content('a'), end(), content('b'), reasoning('c'), part('d')];

    compact(traces).forEach((value, index) => {
      expect(value).toBe(traces[index]);
    });
  });
});

describe('maxCharacters', () => {
  const maxCharacters = 3;

  it('lets a joined delta be just as long, and begins a new one with what would pass it', () => {
    const traces = ['ab', 'c', 'd', 'ef', 'gh'].map((delta) => content(delta));

    expect(compact(traces, { maxCharacters })).toEqual(
      ['abc', 'def', 'gh'].map((delta) => content(delta)),
    );
  });

  it('lets a longer delta pass alone', () => {
    const traces = ['a', 'bcde', '', 'f'].map((delta) => content(delta));

    expect(compact(traces, { maxCharacters })).toEqual(
      ['a', 'bcde', 'f'].map((delta) => content(delta)),
    );
  });

  it('is 64 Ki, where nothing is said', () => {
    const full = content('x'.repeat(32 * 1024));

    expect(compact([full, full, content('y')])).toEqual([
      content('x'.repeat(64 * 1024)),
      content('y'),
    ]);
  });

  it('may be no limit at all', () => {
    const deltas = Array.from({ length: 100_000 }, (_, index) => String(index % 10));

    expect(
      compact(
        deltas.map((delta) => content(delta)),
        { maxCharacters: Infinity },
      ),
    ).toEqual([content(deltas.join(''))]);
  });

  it.each([0, -1, NaN])('is refused at once, where it is %d', (limit) => {
    const refusal = (): unknown => {
      try {
        compactTraces({ maxCharacters: limit });
      } catch (error) {
        return error;
      }
      return undefined;
    };

    expect(isInvalidInputError(refusal())).toBe(true);
    expect(refusal()).toMatchObject({ message: 'maxCharacters must be above 0' });
  });
});
