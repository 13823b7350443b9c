import { expectTypeOf } from 'expect-type';
import { asapScheduler, EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, measureTurn, trace } from '../../lib';
import type { AccumulatedTrace, Trace, TurnMeasure } from '../../lib';

const traces$ = of<Trace[]>(trace.completionEnd());
const onMeasure = () => undefined;

describe('measureTurn', () => {
  it('leaves traces as they are, with what earlier operators added', () => {
    const stamped$ = of(trace.text('Hi')).pipe(map((value) => ({ ...value, at: 1 })));

    expectTypeOf(traces$.pipe(measureTurn({ onMeasure }))).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(stamped$.pipe(measureTurn({ onMeasure }))).toEqualTypeOf(stamped$);
    expectTypeOf(
      traces$.pipe(accumulateCompletions(), measureTurn({ onMeasure, scheduler: asapScheduler })),
    ).toEqualTypeOf<Observable<AccumulatedTrace<Trace>>>();
  });

  it('gives a measure, whose parts may be missing', () => {
    measureTurn({
      onMeasure: (measure) => {
        expectTypeOf(measure).toEqualTypeOf<TurnMeasure>();
        expectTypeOf(measure.outcome).toEqualTypeOf<'completed' | 'failed' | 'unsubscribed'>();
        expectTypeOf(measure.firstText).toEqualTypeOf<number | undefined>();
        expectTypeOf(measure.deltas.mean).toEqualTypeOf<number | undefined>();
        // @ts-expect-error it may be missing
        expectTypeOf(measure.firstTrace).toEqualTypeOf<number>();
      },
    });
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(measureTurn({ onMeasure }))).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(measureTurn({ onMeasure }))).toEqualTypeOf<Observable<never>>();
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error nobody would hear of it
    measureTurn({});
    // @ts-expect-error no such option
    measureTurn({ onMeasure, clock: Date });
    // @ts-expect-error numbers are not traces
    of(1).pipe(measureTurn({ onMeasure }));
  });
});
