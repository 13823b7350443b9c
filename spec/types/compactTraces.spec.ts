import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, compactTraces, filterTraceType, trace } from '../../lib';
import type { AccumulatedTrace, CompletionTrace, TextTrace, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hello'));

describe('compactTraces', () => {
  it('gives traces of the same types', () => {
    expectTypeOf(traces$.pipe(compactTraces())).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(traces$.pipe(compactTraces({ maxCharacters: 5 }))).toEqualTypeOf<
      Observable<Trace>
    >();
    expectTypeOf(of(trace.text('Hello')).pipe(compactTraces())).toEqualTypeOf<
      Observable<TextTrace>
    >();
    expectTypeOf(traces$.pipe(filterTraceType('completion'), compactTraces())).toEqualTypeOf<
      Observable<CompletionTrace>
    >();
  });

  it('keeps what earlier operators added', () => {
    traces$
      .pipe(
        map((value) => ({ ...value, at: 1 })),
        compactTraces(),
      )
      .subscribe(({ at }) => {
        expectTypeOf(at).toEqualTypeOf<number>();
      });
    expectTypeOf(traces$.pipe(accumulateCompletions(), compactTraces())).toEqualTypeOf<
      Observable<AccumulatedTrace<Trace>>
    >();
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(compactTraces())).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(compactTraces())).toEqualTypeOf<Observable<never>>();
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error no such option
    compactTraces({ limit: 5 });
    // @ts-expect-error a limit is a number
    compactTraces({ maxCharacters: '5' });
    // @ts-expect-error numbers are not traces
    of(1).pipe(compactTraces());
  });
});
