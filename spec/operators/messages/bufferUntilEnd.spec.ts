import { map, of, Subject } from 'rxjs';
import { bufferUntilEnd, isInvalidInputError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';

const traces = {
  t: trace.text('Hi'),
  c: trace.choice(['Yes', 'No']),
  s: start(),
  a: content('Hel'),
  b: content('lo'),
  e: end(),
};
const { a, b, c, e, s, t } = traces;

describe('bufferUntilEnd', () => {
  it('gives all traces as one array when the turn ends', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-s-a-c-b-e--|   ', traces);
      const sourceSub = '   ^-------------!   ';
      const expected = '    --------------(A|)';

      const result = source.pipe(bufferUntilEnd());
      expectObservable(result).toBe(expected, { A: [t, s, a, c, b, e] });
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('does so where it is asked for by name', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const result = cold('-t-|', traces).pipe(bufferUntilEnd({ by: 'turn' }));
      expectObservable(result).toBe('---(A|)', { A: [t] });
    });
  });

  it('gives an empty array for a turn that says nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('---|', traces).pipe(bufferUntilEnd())).toBe('---(A|)', { A: [] });
    });
  });

  it('gives nothing while the turn goes on', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-s-', traces);
      const unsub = '       ^-----!';
      const expected = '    ------';

      expectObservable(source.pipe(bufferUntilEnd()), unsub).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('gives what it holds before an error', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const error = new Error('no agent');
      const source = cold(' -t-s-#', traces, error);
      const expected = '    -----(A#)';

      expectObservable(source.pipe(bufferUntilEnd())).toBe(expected, { A: [t, s] }, error);
    });
  });

  it('gives no empty array before an error', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('--#', traces).pipe(bufferUntilEnd())).toBe('--#');
    });
  });

  it("leaves it out with onError: 'discard'", () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const turn = cold('-t-s-#', traces).pipe(bufferUntilEnd({ onError: 'discard' }));
      expectObservable(turn).toBe('-----#');

      const message = cold('-t-s-#', traces).pipe(
        bufferUntilEnd({ by: 'message', onError: 'discard' }),
      );
      expectObservable(message).toBe('-T---#', { T: [t] });
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-c-|       ', traces);
      const expected = '    -----(A|)    ';
      const second = '      --^          ';
      const later = '       -------(A|)  ';

      const buffer = bufferUntilEnd();
      const result = source.pipe(buffer);
      expectObservable(result).toBe(expected, { A: [t, c] });
      expectObservable(result, second).toBe(later, { A: [t, c] });
      expectObservable(cold('-a-|', traces).pipe(buffer)).toBe('---(A|)', { A: [a] });
    });
  });
});

describe("bufferUntilEnd with by: 'message'", () => {
  const byMessage = bufferUntilEnd({ by: 'message' });

  it('holds a completion until its end; what comes whole passes at once', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-t-b-e-c-|', traces);
      const expected = '    -----T---M-C-|';

      const values = { T: [t], M: [s, a, b, e], C: [c] };
      expectObservable(source.pipe(byMessage)).toBe(expected, values);
    });
  });

  it('has nothing for a turn that says nothing', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('---|', traces).pipe(byMessage)).toBe('---|');
    });
  });

  it('gives what is open when the turn ends, before its end or its error', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const error = new Error('no agent');
      expectObservable(cold('-s-a-|', traces).pipe(byMessage)).toBe('-----(M|)', { M: [s, a] });
      expectObservable(cold('-s-a-#', traces, error).pipe(byMessage)).toBe(
        '-----(M#)',
        { M: [s, a] },
        error,
      );
    });
  });

  it('takes odd orders as they come', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('-a-b-e-|', traces).pipe(byMessage)).toBe('-----M-|', { M: [a, b, e] });
      expectObservable(cold('-s-a-s-e-|', traces).pipe(byMessage)).toBe('-----M-N-|', {
        M: [s, a],
        N: [s, e],
      });
      expectObservable(cold('-e-s-e-|', traces).pipe(byMessage)).toBe('-E---M-|', {
        E: [e],
        M: [s, e],
      });
    });
  });

  it('tells the messages of several speakers apart', () => {
    const one = { source: ['flights'] };
    const two = { source: ['hotels'] };
    const turn: readonly Trace[] = [
      start(one),
      start(two),
      content('a', one),
      content('b', two),
      end(two),
      content('c', one),
      start(),
    ];
    const { values } = spyOn(of(...turn).pipe(byMessage));

    expect(values).toStrictEqual([
      [start(two), content('b', two), end(two)],
      [start(one), content('a', one), content('c', one)],
      [start()],
    ]);
  });

  it('loses nothing when its consumer asks for more in next', () => {
    const subject = new Subject<Trace>();
    const { values } = spyOn(subject.pipe(byMessage), ([first]) => {
      if (first === t) for (const next of [s, a]) subject.next(next);
    });
    for (const next of [t, b, e]) subject.next(next);

    expect(values).toStrictEqual([[t], [s, a, b, e]]);
  });

  it('gives nothing more to a consumer that leaves in next', () => {
    const subject = new Subject<Trace>();
    const recording = spyOn(subject.pipe(byMessage), () => recording.subscription.unsubscribe());
    for (const next of [s, a, s]) subject.next(next);

    expect(recording.values).toStrictEqual([[s, a]]);
    expect(subject.observed).toBe(false);
  });
});

describe('the limits of bufferUntilEnd', () => {
  it.each([
    ['maxTraces', { maxTraces: 2 }, 2],
    ['maxCharacters', { maxCharacters: 2 * JSON.stringify(t).length }, 2],
  ] as const)('is an error past %s, after what is held', (field, config, fits) => {
    const all = Array.from({ length: 4 }, () => t);
    const within = spyOn(of(...all.slice(0, fits)).pipe(bufferUntilEnd(config)));
    const past = spyOn(of(...all).pipe(bufferUntilEnd(config)));

    expect(within).toMatchObject({ values: [all.slice(0, fits)], errors: [] });
    expect(past.values).toStrictEqual([all.slice(0, fits + 1)]);
    expect(past.errors).toMatchObject([
      {
        _tag: 'BufferFullError',
        field,
        limit: field === 'maxTraces' ? 2 : 2 * JSON.stringify(t).length,
      },
    ]);
  });

  it('counts what is held, not what has gone', () => {
    const turns = Array.from({ length: 50 }, () => [s, a, e]).flat();
    const config = { by: 'message', maxTraces: 3, maxCharacters: 200 } as const;

    expect(spyOn(of(...turns).pipe(bufferUntilEnd(config)))).toMatchObject({
      values: Array.from({ length: 50 }, () => [s, a, e]),
      completed: true,
    });
  });

  it('counts an accumulated completion by its delta', () => {
    const long = 'x'.repeat(100);
    const accumulated = of(...Array.from({ length: 100 }, () => content('a'))).pipe(
      map((delta) => ({ ...delta, payload: { ...delta.payload, text: long } })),
    );
    const { errors } = spyOn(accumulated.pipe(bufferUntilEnd({ maxCharacters: 7_000 })));

    expect(errors).toEqual([]);
  });

  it('loses no trace that cannot be counted', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const odd: Trace = { type: 'log', payload: circle };
    const { errors, values } = spyOn(of(t, odd).pipe(bufferUntilEnd()));

    expect(values).toStrictEqual([[t, odd]]);
    expect(errors[0]).toBeInstanceOf(TypeError);
  });

  it.each([0, -1, NaN])('refuses a limit of %s', (limit) => {
    for (const field of ['maxTraces', 'maxCharacters']) {
      let failure: unknown;
      try {
        bufferUntilEnd({ [field]: limit });
      } catch (error) {
        failure = error;
      }
      expect(isInvalidInputError(failure) && failure.field).toBe(field);
    }
  });
});
