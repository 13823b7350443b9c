import { map, of } from 'rxjs';
import { accumulateCompletions, filterTraceType, foldTrace, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';

const traces = {
  t: trace.text('Hi'),
  c: trace.choice(['Yes', 'No']),
  d: trace.debug('looked up'),
  x: trace.custom('text ', 1),
};

describe('foldTrace', () => {
  it('asks the handler of the type, else the one for the rest', () => {
    const line = foldTrace({
      text: ({ payload }) => payload.message,
      choice: ({ payload }) => payload.buttons?.length ?? 0,
      custom: ({ name }) => name,
      otherwise: ({ type }) => `(${type})`,
    });

    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -t-c-d-x-|', traces);
      const expected = '    -t-c-d-x-|';

      const lines = { t: 'Hi', c: 2, d: '(debug)', x: 'text ' };
      expectObservable(source.pipe(map(line))).toBe(expected, lines);
    });
  });

  it('does without the rest where there is none', () => {
    const said = of<Trace[]>(traces.t, traces.d, trace.speak('Hello')).pipe(
      filterTraceType('text', 'speak'),
      map(
        foldTrace({
          text: ({ payload }) => `text ${payload.message}`,
          speak: ({ payload }) => `speak ${payload.message}`,
        }),
      ),
    );

    expect(spyOn(said).values).toStrictEqual(['text Hi', 'speak Hello']);
  });

  it('gives what earlier operators added', () => {
    const texts = of<Trace[]>(trace.completionContent('Hel'), trace.completionContent('lo')).pipe(
      accumulateCompletions(),
      map(foldTrace({ completion: ({ payload }) => payload.text, otherwise: () => undefined })),
    );

    expect(spyOn(texts).values).toStrictEqual(['Hel', 'Hello', 'Hello']);
  });

  it('takes answers that are nothing for answers', () => {
    const fold = foldTrace({ text: () => undefined, otherwise: () => 'rest' });

    expect(fold(traces.t)).toBeUndefined();
  });

  it('is not misled by what every object has', () => {
    const odd = { ...traces.x, type: 'constructor' };
    const fold = foldTrace({ otherwise: () => 'rest' });

    expect(Reflect.apply(fold, undefined, [odd])).toBe('rest');
  });

  it('says which handler is missing where the compiler was not asked', () => {
    const fold = foldTrace({ otherwise: () => 'rest' });
    const incomplete: unknown = Reflect.apply(foldTrace, undefined, [{ speak: fold }]);

    expect(() => {
      if (typeof incomplete === 'function') Reflect.apply(incomplete, undefined, [traces.t]);
    }).toThrow('handlers must have one for traces of the type text');
  });

  it('errors the stream with what a handler throws', () => {
    const failure = new Error('no text');
    const fold = foldTrace({
      text: (): never => {
        throw failure;
      },
      otherwise: () => 1,
    });

    expect(spyOn(of<Trace[]>(traces.d, traces.t).pipe(map(fold)))).toMatchObject({
      values: [1],
      errors: [failure],
    });
  });
});
