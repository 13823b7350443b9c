import { from, last, of } from 'rxjs';
import { collectMessages, CompletionTooLongError, isInvalidInputError, trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';
import { message, view } from '../support/messages';

const refusalOf = (collect: () => unknown): unknown => {
  try {
    collect();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('maxMessages', () => {
  const traces = {
    a: trace.text('a'),
    b: trace.choice(['b']),
    c: trace.text('c'),
    s: start(),
    d: content('d'),
    e: end(),
  };
  const a = message(1, { text: 'a' });
  const b = message(2, { buttons: [{ name: 'b', request: { type: 'text', payload: 'b' } }] });
  const c = message(3, { text: 'c' });

  it('lets the oldest settled messages leave, and counts on', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -a-b-c-s-d-e-|', traces);
      const expected = '    -A-B-C-S-D-E-|';

      expectObservable(source.pipe(collectMessages({ maxMessages: 2 }))).toBe(expected, {
        A: view([a]),
        B: view([a, b]),
        C: view([b, c]),
        S: view([b, c], message(4)),
        D: view([b, c], message(4, { text: 'd' })),
        E: view([c, message(4, { text: 'd' })]),
      });
    });
  });

  it('may be 1', () => {
    const { values } = spyOn(of(traces.a, traces.c).pipe(collectMessages({ maxMessages: 1 })));

    expect(values).toStrictEqual([view([a]), view([message(2, { text: 'c' })])]);
  });

  it('may be without end', () => {
    const all = collectMessages({ maxMessages: Infinity });
    const { values } = spyOn(of(traces.a, traces.b, traces.c).pipe(all, last()));

    expect(values).toStrictEqual([view([a, b, c])]);
  });

  it('is 10,000, where nothing is said', () => {
    const many = Array.from({ length: 10_001 }, () => traces.a);
    const { values } = spyOn(from(many).pipe(collectMessages(), last()));

    expect(values.map(({ settled }) => settled.length)).toEqual([10_000]);
    expect(values[0]?.settled[0]?.key).toBe(2);
  });

  it.each([0, 0.5, -1, NaN])('is refused at once, where it is %d', (maxMessages) => {
    const refusal = refusalOf(() => collectMessages({ maxMessages }));

    expect(isInvalidInputError(refusal)).toBe(true);
    expect(refusal).toMatchObject({ message: 'maxMessages must be 1 or more' });
  });
});

describe('maxCharacters', () => {
  it('fails where a message grows past it, and settles the message before', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-b-c----e-|', {
        a: content('Hel'),
        b: content('lo'),
        c: content('!'),
        e: end(),
      });
      const sourceSub = '   ^----!       ';
      const expected = '    -A-B-(X#)    ';
      const tooLong = new CompletionTooLongError(5, 'Hello');

      expectObservable(source.pipe(collectMessages({ maxCharacters: 5 }))).toBe(
        expected,
        {
          A: view([], message(1, { text: 'Hel' })),
          B: view([], message(1, { text: 'Hello' })),
          X: view([message(1, { text: 'Hello', interrupted: true })]),
        },
        tooLong,
      );
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it.each([0, -1, NaN])('is refused at once, where it is %d', (maxCharacters) => {
    const refusal = refusalOf(() => collectMessages({ maxCharacters }));

    expect(isInvalidInputError(refusal)).toBe(true);
    expect(refusal).toMatchObject({ message: 'maxCharacters must be above 0' });
  });
});

describe('a message of a hundred thousand deltas', () => {
  it('comes whole', () => {
    const deltas = Array.from({ length: 100_000 }, (_, index) => String(index % 10));
    const traces$ = from([start(), ...deltas.map((delta) => content(delta)), end()]);
    const { values } = spyOn(traces$.pipe(collectMessages(), last()));

    expect(values).toStrictEqual([view([message(1, { text: deltas.join('') })])]);
  });
});
