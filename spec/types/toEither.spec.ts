import { expectTypeOf } from 'expect-type';
import { of } from 'rxjs';
import { toEither, trace } from '../../lib';
import type { StreamError, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hi'));

describe('toEither', () => {
  it('has all failures of a stream on the left, and what it is given on the right', () => {
    traces$.pipe(toEither()).subscribe((result) => {
      if (result._tag === 'Left') expectTypeOf(result.left).toEqualTypeOf<StreamError>();
      else expectTypeOf(result.right).toEqualTypeOf<Trace>();
    });
    of(1)
      .pipe(toEither())
      .subscribe((result) => {
        if (result._tag === 'Right') expectTypeOf(result.right).toEqualTypeOf<number>();
      });
  });
});
