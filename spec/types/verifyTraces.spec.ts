import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, isTraceOrderError, trace, verifyTraces } from '../../lib';
import type {
  AccumulatedTrace,
  StreamError,
  TextTrace,
  Trace,
  TraceOrderError,
  TraceOrderFault,
  TraceOrderKind,
  VerifyTracesConfig,
} from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hello'));
const onViolation = (error: TraceOrderError) => error.message;

describe('verifyTraces', () => {
  it('gives the traces as they are', () => {
    expectTypeOf(traces$.pipe(verifyTraces())).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(of(trace.text('Hello')).pipe(verifyTraces())).toEqualTypeOf<
      Observable<TextTrace>
    >();
    expectTypeOf(traces$.pipe(verifyTraces({ mode: 'report', onViolation }))).toEqualTypeOf<
      Observable<Trace>
    >();
  });

  it('keeps what earlier operators added', () => {
    traces$
      .pipe(
        map((value) => ({ ...value, at: 1 })),
        verifyTraces(),
      )
      .subscribe(({ at }) => {
        expectTypeOf(at).toEqualTypeOf<number>();
      });
    expectTypeOf(traces$.pipe(accumulateCompletions(), verifyTraces())).toEqualTypeOf<
      Observable<AccumulatedTrace<Trace>>
    >();
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(verifyTraces())).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(verifyTraces({ maxOpen: 5 }))).toEqualTypeOf<Observable<never>>();
  });

  it('infers what the callback is given', () => {
    verifyTraces({
      mode: 'report',
      onViolation: (error) => {
        expectTypeOf(error).toEqualTypeOf<TraceOrderError>();
      },
    });
  });

  it('takes a configuration that may be either', () => {
    const config: VerifyTracesConfig = { maxOpen: 5 };

    expectTypeOf(traces$.pipe(verifyTraces(config))).toEqualTypeOf<Observable<Trace>>();
  });

  it('refuses a report to nobody, a callback without a report, and what is no option', () => {
    const refused = [
      // @ts-expect-error nobody is told
      () => verifyTraces({ mode: 'report' }),
      // @ts-expect-error the stream errors, and nobody is told
      () => verifyTraces({ onViolation }),
      // @ts-expect-error the stream errors, and nobody is told
      () => verifyTraces({ mode: 'error', onViolation }),
      // @ts-expect-error no such mode
      () => verifyTraces({ mode: 'warn', onViolation }),
      // @ts-expect-error no such option
      () => verifyTraces({ limit: 5 }),
      // @ts-expect-error numbers are not traces
      () => of(1).pipe(verifyTraces()),
    ];
    expectTypeOf(refused).toBeArray();
  });
});

describe('TraceOrderError', () => {
  it('is a StreamError, told apart by its tag', () => {
    expectTypeOf<
      Extract<StreamError, { readonly _tag: 'TraceOrderError' }>
    >().toEqualTypeOf<TraceOrderError>();
  });

  it('is narrowed to by its guard', () => {
    const error: unknown = undefined;
    if (isTraceOrderError(error)) {
      expectTypeOf(error.kind).toEqualTypeOf<TraceOrderKind>();
      expectTypeOf(error.fault).toEqualTypeOf<TraceOrderFault>();
      expectTypeOf(error.trace).toEqualTypeOf<unknown>();
      expectTypeOf(error.callID).toEqualTypeOf<string | undefined>();
    }
  });
});
