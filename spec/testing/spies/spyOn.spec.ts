import { concat, NEVER, of, Subject, throwError } from 'rxjs';
import { trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';
import { spyOn } from '../../../lib/testing/spies/spyOn';

const failure = new Error('no');

describe('spyOn', () => {
  it('subscribes at once, and writes down what comes as it comes', () => {
    const source = new Subject<number>();
    const spy = spyOn(source);

    source.next(1);
    expect(spy).toMatchObject({ values: [1], errors: [], completed: false });

    source.next(2);
    source.complete();
    expect(spy).toMatchObject({ values: [1, 2], errors: [], completed: true });
    expect(spy.subscription.closed).toBe(true);
  });

  it('writes down an error, and lets it go no further', () => {
    const spy = spyOn(
      concat(
        of('a'),
        throwError(() => failure),
      ),
    );

    expect(spy).toMatchObject({ values: ['a'], completed: false });
    expect(spy.errors).toHaveLength(1);
    expect(spy.errors[0]).toBe(failure);
  });

  it('unsubscribes', () => {
    const source = new Subject<number>();
    const spy = spyOn(source);

    spy.subscription.unsubscribe();
    source.next(1);

    expect(source.observed).toBe(false);
    expect(spy.values).toEqual([]);
  });

  it('calls back after it has written a value down', () => {
    const seen: unknown[] = [];
    const source = new Subject<string>();
    const spy = spyOn(source, (value) => seen.push(value, [...spy.values]));

    source.next('a');

    expect(seen).toEqual(['a', ['a']]);
  });

  it('keeps the values as they are, not frozen', () => {
    const value = { a: 1 };

    expect(spyOn(of(value)).values[0]).toBe(value);
    expect(Object.isFrozen(value)).toBe(false);
  });

  it('knows the times since its subscription, virtual ones too', () => {
    runTraceMarbles(({ cold, flush, scheduler }) => {
      scheduler.schedule(() => {
        const spy = spyOn(cold('--A---(B|)'));
        scheduler.schedule(() => {
          expect(spy.timeline).toEqual([
            { time: 2, notification: { kind: 'N', value: trace.text('A') } },
            { time: 6, notification: { kind: 'N', value: trace.text('B') } },
            { time: 6, notification: { kind: 'C' } },
          ]);
        }, 50);
      }, 100);
      flush();
      expect.assertions(1);
    });
  });

  it('writes the error into the timeline as well', () => {
    expect(spyOn(throwError(() => failure)).timeline).toMatchObject([
      { notification: { kind: 'E', error: failure } },
    ]);
    expect(spyOn(NEVER).timeline).toEqual([]);
  });
});
