import { expectTypeOf } from 'expect-type';
import { map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, filterTraceType, foldTrace, trace } from '../../lib';
import type { Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hi'));

describe('foldTrace', () => {
  it('infers each trace, and the union of the answers', () => {
    const result$ = traces$.pipe(
      map(
        foldTrace({
          text: ({ payload }) => payload.message,
          choice: ({ payload }) => payload.buttons?.length,
          otherwise: () => null,
        }),
      ),
    );

    expectTypeOf(result$).toEqualTypeOf<Observable<string | number | null | undefined>>();
  });

  it('infers it outside a pipe too', () => {
    const fold = foldTrace({
      speak: ({ payload }) => payload.message,
      otherwise: ({ type }) => type,
    });

    expectTypeOf(fold).toEqualTypeOf<(trace: Trace) => string>();
  });

  it('keeps what earlier operators added', () => {
    traces$.pipe(
      map((value) => ({ ...value, at: 1 })),
      accumulateCompletions(),
      map(
        foldTrace({
          completion: ({ at, payload }) => {
            expectTypeOf(at).toEqualTypeOf<number>();
            expectTypeOf(payload.text).toEqualTypeOf<string>();
          },
          otherwise: ({ at }) => {
            expectTypeOf(at).toEqualTypeOf<number>();
          },
        }),
      ),
    );
  });

  it('needs no rest where each type has its handler', () => {
    const result$ = traces$.pipe(
      filterTraceType('text', 'speak'),
      map(
        foldTrace({
          text: ({ payload }) => payload.message.length,
          speak: ({ payload }) => payload.ai,
        }),
      ),
    );

    expectTypeOf(result$).toEqualTypeOf<Observable<number | boolean | undefined>>();
  });

  it('refuses a missing handler, and one for a type that there is not', () => {
    // @ts-expect-error no handler for speak
    traces$.pipe(filterTraceType('text', 'speak'), map(foldTrace({ text: () => 1 })));
    // @ts-expect-error no handler for the rest
    foldTrace({ text: () => 1 });
    // @ts-expect-error no such type
    foldTrace({ txt: () => 1, otherwise: () => 2 });
  });
});
