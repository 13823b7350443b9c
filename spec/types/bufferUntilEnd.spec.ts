import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { bufferUntilEnd, filterTraceType, trace } from '../../lib';
import type { TextTrace, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hi'));

describe('bufferUntilEnd', () => {
  it('gives arrays of what it is given', () => {
    expectTypeOf(traces$.pipe(bufferUntilEnd())).toEqualTypeOf<Observable<readonly Trace[]>>();
    expectTypeOf(
      traces$.pipe(filterTraceType('text'), bufferUntilEnd({ by: 'message' })),
    ).toEqualTypeOf<Observable<readonly TextTrace[]>>();
    traces$
      .pipe(
        map((value) => ({ ...value, at: 1 })),
        bufferUntilEnd(),
      )
      .subscribe(([first]) => expectTypeOf(first?.at).toEqualTypeOf<number | undefined>());
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(bufferUntilEnd())).toEqualTypeOf<Observable<readonly never[]>>();
    expectTypeOf(NEVER.pipe(bufferUntilEnd())).toEqualTypeOf<Observable<readonly never[]>>();
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error no such way
    bufferUntilEnd({ by: 'source' });
    // @ts-expect-error numbers are not traces
    of(1).pipe(bufferUntilEnd());
  });
});
