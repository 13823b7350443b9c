import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { filterTraceType, toSentences, trace } from '../../lib';
import type { FoldedTrace, SpeakTrace, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hi'));

describe('toSentences', () => {
  it('has texts in the place of completions', () => {
    const result$ = traces$.pipe(toSentences());

    expectTypeOf(result$).toEqualTypeOf<Observable<FoldedTrace<Trace>>>();
    expectTypeOf(result$).toExtend<Observable<Trace>>();
    expectTypeOf(result$.pipe(filterTraceType('completion'))).toEqualTypeOf<Observable<never>>();
  });

  it('keeps the type of other traces', () => {
    const speaks$ = traces$.pipe(filterTraceType('speak'), toSentences());

    expectTypeOf(speaks$).toEqualTypeOf<Observable<SpeakTrace>>();
  });

  it('keeps what earlier operators added', () => {
    const stamped$ = traces$.pipe(map((value) => ({ ...value, at: 1 })));
    stamped$.pipe(toSentences({ abbreviations: ['Jct.'] })).subscribe(({ at }) => {
      expectTypeOf(at).toEqualTypeOf<number>();
    });
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(toSentences())).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(toSentences())).toEqualTypeOf<Observable<never>>();
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error no such option
    toSentences({ emit: 'end' });
    // @ts-expect-error numbers are not traces
    of(1).pipe(toSentences());
  });
});
