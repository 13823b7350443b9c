import { expectTypeOf } from 'expect-type';
import type { Observable } from 'rxjs';
import { accumulateCompletions, filterTraceType } from '../../lib';
import type { AccumulatedTrace, TextTrace, Trace } from '../../lib';
import { runTraceMarbles, traceMarbles } from '../../lib/testing';
import type { MarbleObservable, Timeline, TraceMarbleHelpers } from '../../lib/testing';

/** What it is given is compiled, and not run. */
const compiles = (_code: (helpers: TraceMarbleHelpers) => void): void => undefined;

describe('traceMarbles', () => {
  it('gives traces without a legend, and the values of a legend', () => {
    expectTypeOf(traceMarbles('a')).toEqualTypeOf<Timeline<Trace>>();
    expectTypeOf(traceMarbles('#', undefined, 5)).toEqualTypeOf<Timeline<Trace>>();
    expectTypeOf(traceMarbles('a', { a: 1, b: 2 })).toEqualTypeOf<Timeline<number>>();
  });

  it('refuses what is no diagram, and no legend', () => {
    compiles(() => {
      // @ts-expect-error a diagram is a text
      traceMarbles(5);
      // @ts-expect-error a legend has its values by name
      traceMarbles('a', 'b');
    });
  });
});

describe('runTraceMarbles', () => {
  it('makes sources of what the diagram holds', () => {
    compiles(({ cold, hot }: TraceMarbleHelpers) => {
      expectTypeOf(cold('a')).toEqualTypeOf<MarbleObservable<Trace>>();
      expectTypeOf(hot('a', { a: 'x' })).toEqualTypeOf<MarbleObservable<string>>();
      expectTypeOf(cold(traceMarbles('a', { a: 1 }))).toEqualTypeOf<MarbleObservable<number>>();
    });
  });

  it('makes sources that operators take as they are', () => {
    compiles(({ cold }: TraceMarbleHelpers) => {
      expectTypeOf(cold('a').pipe(accumulateCompletions())).toEqualTypeOf<
        Observable<AccumulatedTrace<Trace>>
      >();
      expectTypeOf(cold('A').pipe(filterTraceType('text'))).toEqualTypeOf<Observable<TextTrace>>();
    });
  });

  it('expects anything of any stream', () => {
    compiles(({ cold, expectObservable, expectSubscriptions }: TraceMarbleHelpers) => {
      expectObservable(cold('a', { a: 1 })).toBe('a', { a: expect.any(Number) });
      expectSubscriptions(cold('a').subscriptions).toBe(['^', '-^']);
      // @ts-expect-error a stream is an Observable
      expectObservable('a');
      // @ts-expect-error subscriptions are those of a source, not the source
      expectSubscriptions(cold('a'));
    });
  });

  it('refuses a configuration that there is not', () => {
    compiles(() => {
      // @ts-expect-error the cap is named maxTime
      runTraceMarbles(() => undefined, { maxFrames: 5 });
    });
  });
});
