import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, filterTraceType, smoothText, trace } from '../../lib';
import type { ChoiceTrace, SmoothedTrace, Trace } from '../../lib';

const traces$ = of<Trace[]>(trace.text('Hi'));

describe('smoothText', () => {
  it('emits traces', () => {
    expectTypeOf(traces$.pipe(smoothText())).toExtend<Observable<Trace>>();
    expectTypeOf<SmoothedTrace<Trace>>().toExtend<Trace>();
  });

  it('may make completions of texts', () => {
    traces$.pipe(filterTraceType('text'), smoothText()).subscribe(({ type }) => {
      expectTypeOf(type).toEqualTypeOf<'text' | 'completion'>();
    });
  });

  it('leaves other traces as they are, with what was added', () => {
    expectTypeOf(traces$.pipe(filterTraceType('choice'), smoothText())).toEqualTypeOf<
      Observable<ChoiceTrace>
    >();
    traces$
      .pipe(
        map((value) => ({ ...value, at: 1 })),
        smoothText(),
      )
      .subscribe(({ at }) => expectTypeOf(at).toEqualTypeOf<number>());
  });

  it('takes the text so far away, which belongs to other deltas', () => {
    traces$
      .pipe(accumulateCompletions(), filterTraceType('completion'), smoothText())
      .subscribe(({ payload }) => {
        // @ts-expect-error it has to be accumulated anew
        expectTypeOf(payload.text);
      });
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(smoothText())).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(smoothText())).toEqualTypeOf<Observable<never>>();
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error no such unit
    expect(() => smoothText({ unit: 'line' })).toThrow('unit must be');
    // @ts-expect-error no such way
    smoothText({ barrier: 'none' });
    // @ts-expect-error numbers are not traces
    of(1).pipe(smoothText());
  });
});
