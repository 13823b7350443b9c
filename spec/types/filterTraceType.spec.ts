import { expectTypeOf } from 'expect-type';
import * as t from 'io-ts';
import { EMPTY, from, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, filterTraceType, trace } from '../../lib';
import type {
  ChoiceTrace,
  CompletionTrace,
  CustomTrace,
  CustomTraceOf,
  DecodeError,
  TextTrace,
  Trace,
} from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hello'));
const PayCreditCard = t.type({ amount: t.number });

describe('filterTraceType', () => {
  it('narrows to the trace of one type', () => {
    expectTypeOf(traces$.pipe(filterTraceType('text'))).toEqualTypeOf<Observable<TextTrace>>();
    expectTypeOf(traces$.pipe(filterTraceType('custom'))).toEqualTypeOf<Observable<CustomTrace>>();
  });

  it('narrows to the traces of several types', () => {
    expectTypeOf(traces$.pipe(filterTraceType('text', 'choice'))).toEqualTypeOf<
      Observable<TextTrace | ChoiceTrace>
    >();
  });

  it('takes types that are in a list', () => {
    const types = ['text', 'choice'] as const;

    expectTypeOf(traces$.pipe(filterTraceType(...types))).toEqualTypeOf<
      Observable<TextTrace | ChoiceTrace>
    >();
  });

  it('keeps what earlier operators added', () => {
    const stamped$ = traces$.pipe(
      map((value) => ({ ...value, at: 1 })),
      filterTraceType('text'),
    );

    expectTypeOf(stamped$).toExtend<Observable<TextTrace & { readonly at: number }>>();
    stamped$.subscribe(({ at, payload }) => {
      expectTypeOf(at).toEqualTypeOf<number>();
      expectTypeOf(payload.message).toEqualTypeOf<string>();
    });
  });

  it('keeps the text that was accumulated', () => {
    traces$
      .pipe(accumulateCompletions(), filterTraceType('completion'))
      .subscribe(({ payload }) => {
        expectTypeOf(payload.text).toEqualTypeOf<string>();
      });
  });

  it('has nothing left where the source has no such trace', () => {
    const texts$ = traces$.pipe(filterTraceType('text'));

    expectTypeOf(texts$.pipe(filterTraceType('choice'))).toEqualTypeOf<Observable<never>>();
    expectTypeOf(texts$.pipe(filterTraceType('text', 'choice'))).toEqualTypeOf<
      Observable<TextTrace>
    >();
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(filterTraceType('text'))).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(filterTraceType('text'))).toEqualTypeOf<Observable<never>>();
  });

  it('takes a source made of a promise', () => {
    expectTypeOf(
      from(Promise.resolve(trace.completionContent(''))).pipe(filterTraceType('completion')),
    ).toExtend<Observable<CompletionTrace>>();
  });

  it('refuses names that are no type, and no names', () => {
    // @ts-expect-error no trace has this type
    filterTraceType('texts');
    // @ts-expect-error the second is no type either
    filterTraceType('text', 'Pay Credit Card');
    // @ts-expect-error at least one type
    filterTraceType();
    // @ts-expect-error numbers are not traces
    of(1).pipe(filterTraceType('text'));
  });
});

describe('filterTraceType of a custom trace', () => {
  it('narrows the name and the payload', () => {
    const payments$ = traces$.pipe(filterTraceType('Pay Credit Card', PayCreditCard));

    expectTypeOf(payments$).toEqualTypeOf<
      Observable<CustomTraceOf<Trace, 'Pay Credit Card', { amount: number }>>
    >();
    payments$.subscribe(({ name, payload, type }) => {
      expectTypeOf(type).toEqualTypeOf<'custom'>();
      expectTypeOf(name).toEqualTypeOf<'Pay Credit Card'>();
      expectTypeOf(payload.amount).toEqualTypeOf<number>();
    });
  });

  it('takes payloads of any kind', () => {
    traces$.pipe(filterTraceType('link', t.string)).subscribe(({ payload }) => {
      expectTypeOf(payload).toEqualTypeOf<string>();
    });
    traces$.pipe(filterTraceType('any', t.unknown)).subscribe(({ payload }) => {
      expectTypeOf(payload).toEqualTypeOf<unknown>();
    });
    const open = t.intersection([PayCreditCard, t.partial({ note: t.string })]);
    traces$.pipe(filterTraceType('Pay', open)).subscribe(({ payload }) => {
      expectTypeOf(payload.note).toEqualTypeOf<string | undefined>();
    });
  });

  it('keeps what earlier operators added', () => {
    traces$
      .pipe(
        map((value) => ({ ...value, at: 1 })),
        filterTraceType('Pay Credit Card', PayCreditCard),
      )
      .subscribe(({ at, payload }) => {
        expectTypeOf(at).toEqualTypeOf<number>();
        expectTypeOf(payload.amount).toEqualTypeOf<number>();
      });
  });

  it('takes a name that the compiler does not know', () => {
    const named = (name: string) => traces$.pipe(filterTraceType(name, PayCreditCard));

    expectTypeOf(named).returns.toExtend<Observable<CustomTrace>>();
  });

  it('gives a mismatch as an error', () => {
    filterTraceType('Pay', PayCreditCard, {
      onMismatch: (error) => {
        expectTypeOf(error).toEqualTypeOf<DecodeError>();
      },
    });
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(filterTraceType('Pay', PayCreditCard))).toExtend<
      Observable<CustomTrace>
    >();
    expectTypeOf(NEVER.pipe(filterTraceType('Pay', PayCreditCard))).toExtend<
      Observable<CustomTrace>
    >();
  });

  it('refuses the type of a trace that has a codec of its own', () => {
    // @ts-expect-error a text has its own payload
    filterTraceType('text', PayCreditCard);
    // @ts-expect-error so has a completion
    filterTraceType('completion', PayCreditCard, {});
  });

  it('refuses what is no codec', () => {
    // @ts-expect-error a guard is no codec
    filterTraceType('Pay', (value: unknown) => typeof value === 'string');
    // @ts-expect-error no such option
    filterTraceType('Pay', PayCreditCard, { onmismatch: () => undefined });
  });
});
