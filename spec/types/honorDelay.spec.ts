import { expectTypeOf } from 'expect-type';
import { EMPTY, map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { filterTraceType, honorDelay, trace } from '../../lib';
import type { TextTrace, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hi'));

describe('honorDelay', () => {
  it('gives what it is given', () => {
    expectTypeOf(traces$.pipe(honorDelay())).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(traces$.pipe(filterTraceType('text'), honorDelay())).toEqualTypeOf<
      Observable<TextTrace>
    >();
    expectTypeOf(EMPTY.pipe(honorDelay())).toEqualTypeOf<Observable<never>>();
    traces$
      .pipe(
        map((value) => ({ ...value, at: 1 })),
        honorDelay(),
      )
      .subscribe(({ at }) => expectTypeOf(at).toEqualTypeOf<number>());
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error no such option
    honorDelay({ delay: 5 });
    // @ts-expect-error numbers are not traces
    of(1).pipe(honorDelay());
  });
});
