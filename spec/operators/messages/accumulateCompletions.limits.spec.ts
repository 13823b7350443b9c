import { from, last, of } from 'rxjs';
import { accumulateCompletions, CompletionTooLongError, isInvalidInputError } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, cut, end, folded, foldedCut, start, withText } from '../support/completions';

const traces = {
  s: start(),
  a: content('Hel'),
  b: content('lo'),
  c: content('!'),
  l: content('Hello!'),
  e: end(),
};

const accumulated = {
  S: withText(traces.s, ''),
  A: withText(traces.a, 'Hel'),
  B: withText(traces.b, 'Hello'),
  E: withText(traces.e, 'Hello'),
  X: cut('Hello'),
  Y: cut(''),
};

describe('maxCharacters', () => {
  it('lets a message pass that is just as long', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-b-e-|', traces);
      const expected = '    -S-A-B-E-|';

      const result = source.pipe(accumulateCompletions({ maxCharacters: 5 }));
      expectObservable(result).toBe(expected, accumulated);
    });
  });

  it('fails where a message grows past it, and closes the message before', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-c----e-|', traces);
      const sourceSub = '   ^------!       ';
      const expected = '    -S-A-B-(X#)    ';
      const tooLong = new CompletionTooLongError(5, 'Hello');

      const result = source.pipe(accumulateCompletions({ maxCharacters: 5 }));
      expectObservable(result).toBe(expected, accumulated, tooLong);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('fails likewise where messages are folded', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-b-c----e-|', traces);
      const sourceSub = '   ^------!       ';
      const expected = '    -------(T#)    ';
      const tooLong = new CompletionTooLongError(5, 'Hello');

      const result = source.pipe(accumulateCompletions({ emit: 'end', maxCharacters: 5 }));
      expectObservable(result).toBe(expected, { T: foldedCut('Hello') }, tooLong);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('fails for one delta that is too long by itself', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const tooLong = new CompletionTooLongError(5, '');
      const limited = accumulateCompletions({ maxCharacters: 5 });

      expectObservable(cold('-s-l-', traces).pipe(limited)).toBe('-S-(Y#)', accumulated, tooLong);
      expectObservable(cold('---l-', traces).pipe(limited)).toBe('---#', accumulated, tooLong);
    });
  });

  it('closes the messages of the other speakers, too', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = { source: ['planner'] };
      const values = { a: content('Hel', one), l: content('Hello!') };
      const source = cold(' -a-l-   ', values);
      const expected = '    ---(T#) ';

      const result = source.pipe(accumulateCompletions({ emit: 'end', maxCharacters: 5 }));
      expectObservable(result).toBe(
        expected,
        { T: foldedCut('Hel', one) },
        new CompletionTooLongError(5, ''),
      );
    });
  });

  it('counts each message by itself', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' (sabe)-(sabe)-|', traces);
      const expected = '    (SABE)-(SABE)-|';

      const result = source.pipe(accumulateCompletions({ maxCharacters: 5 }));
      expectObservable(result).toBe(expected, accumulated);
    });
  });

  it('is 8 Mi characters, where nothing is said', () => {
    const half = content('x'.repeat(4 * 1024 * 1024));
    const fits = spyOn(of(half, half).pipe(accumulateCompletions(), last()));
    const tooLong = spyOn(of(half, half, traces.c).pipe(accumulateCompletions(), last()));

    expect(fits.errors).toEqual([]);
    expect(fits.values).toHaveLength(1);
    expect(tooLong.errors).toEqual([expect.objectContaining({ limit: 8 * 1024 * 1024 })]);
    expect(tooLong.errors).toEqual([expect.any(CompletionTooLongError)]);
  });

  it.each([0, -1, NaN])('is refused at once, where it is %d', (maxCharacters) => {
    const refusal = (): unknown => {
      try {
        accumulateCompletions({ maxCharacters });
      } catch (error) {
        return error;
      }
      return undefined;
    };

    expect(isInvalidInputError(refusal())).toBe(true);
    expect(refusal()).toMatchObject({ message: 'maxCharacters must be above 0' });
  });
});

describe('a message of a million deltas', () => {
  const deltas = Array.from({ length: 1_000_000 }, (_, index) => String(index % 10));
  const traces$ = from([start(), ...deltas.map((delta) => content(delta)), end()]);
  const text = deltas.join('');

  it('comes whole at its end', () => {
    const { values } = spyOn(traces$.pipe(accumulateCompletions(), last()));

    expect(values).toEqual([withText(end(), text)]);
  });

  it('is folded whole', () => {
    const { values } = spyOn(traces$.pipe(accumulateCompletions({ emit: 'end' })));

    expect(values).toEqual([folded(text)]);
  });
});

describe('maxOpen', () => {
  const from = (...speakers: readonly string[]) =>
    speakers.map((speaker) => content(speaker, { source: [speaker] }));

  it('lets as many speak at once, and any number one after the other', () => {
    const turn = ['a', 'b', 'a', 'b'].flatMap((speaker) => from(speaker));
    const relay = Array.from({ length: 50 }, (_, index) => ({ source: [String(index)] })).flatMap(
      (one) => [start(one), end(one)],
    );
    const config = { maxOpen: 2 };

    expect(spyOn(of(...turn).pipe(accumulateCompletions(config))).errors).toEqual([]);
    expect(spyOn(of(...relay).pipe(accumulateCompletions(config))).errors).toEqual([]);
  });

  it('fails past it, and closes all that is open', () => {
    const { errors, values } = spyOn(
      of(...from('a', 'b', 'c')).pipe(accumulateCompletions({ emit: 'end', maxOpen: 2 })),
    );

    expect(errors).toMatchObject([{ _tag: 'BufferFullError', field: 'maxOpen', limit: 2 }]);
    expect(values).toStrictEqual(
      ['a', 'b', 'c'].map((speaker) => foldedCut(speaker, { source: [speaker] })),
    );
  });

  it.each([0, -1, NaN])('must be above 0, so it cannot be %s', (maxOpen) => {
    expect(() => accumulateCompletions({ maxOpen })).toThrow('maxOpen must be above 0');
  });
});
