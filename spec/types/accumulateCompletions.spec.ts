import { expectTypeOf } from 'expect-type';
import { EMPTY, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, filterTraceType, trace } from '../../lib';
import type {
  AccumulateCompletionsConfig,
  AccumulatedTrace,
  CompletionTrace,
  FoldedTrace,
  TextTrace,
  Trace,
} from '../../lib';

const traces$ = of<Trace[]>(trace.completionEnd());

describe('accumulateCompletions', () => {
  it('gives completions a text, and leaves other traces as they are', () => {
    const result$ = traces$.pipe(accumulateCompletions());

    expectTypeOf(result$).toEqualTypeOf<Observable<AccumulatedTrace<Trace>>>();
    result$.subscribe((value) => {
      if (value.type === 'completion') {
        expectTypeOf(value.payload.text).toEqualTypeOf<string>();
        if (value.payload.state === 'content') {
          expectTypeOf(value.payload.content).toEqualTypeOf<string>();
        }
      }
      if (value.type === 'text') expectTypeOf(value).toEqualTypeOf<TextTrace>();
      // @ts-expect-error other traces have none
      if (value.type === 'text') expectTypeOf(value.payload.text);
    });
  });

  it('emits traces', () => {
    expectTypeOf(traces$.pipe(accumulateCompletions())).toExtend<Observable<Trace>>();
    expectTypeOf(traces$.pipe(accumulateCompletions({ emit: 'end' }))).toExtend<
      Observable<Trace>
    >();
  });

  it('does so where it is asked for by name, or for its limit alone', () => {
    expectTypeOf(traces$.pipe(accumulateCompletions({ emit: 'all' }))).toEqualTypeOf<
      Observable<AccumulatedTrace<Trace>>
    >();
    expectTypeOf(traces$.pipe(accumulateCompletions({ maxCharacters: 5 }))).toEqualTypeOf<
      Observable<AccumulatedTrace<Trace>>
    >();
  });

  it('may be applied twice', () => {
    const once$ = traces$.pipe(accumulateCompletions());
    const twice$ = once$.pipe(accumulateCompletions());

    expectTypeOf(twice$).toExtend<typeof once$>();
    expectTypeOf(once$).toExtend<typeof twice$>();
  });

  it('may give a completion that was one state an end', () => {
    of(trace.completionContent('Hel'))
      .pipe(accumulateCompletions())
      .subscribe(({ payload }) => {
        expectTypeOf(payload.state).toEqualTypeOf<'content' | 'end'>();
        expectTypeOf(payload.text).toEqualTypeOf<string>();
      });
  });

  it('keeps what earlier operators added', () => {
    const stamped$ = traces$.pipe(map((value) => ({ ...value, at: 1 })));
    stamped$.pipe(accumulateCompletions()).subscribe(({ at }) => {
      expectTypeOf(at).toEqualTypeOf<number>();
    });
    stamped$.pipe(accumulateCompletions({ emit: 'end' })).subscribe(({ at }) => {
      expectTypeOf(at).toEqualTypeOf<number>();
    });
  });

  it('takes sources that never emit', () => {
    expectTypeOf(EMPTY.pipe(accumulateCompletions())).toEqualTypeOf<Observable<never>>();
    expectTypeOf(NEVER.pipe(accumulateCompletions())).toEqualTypeOf<Observable<never>>();
    expectTypeOf(EMPTY.pipe(accumulateCompletions({ emit: 'end' }))).toEqualTypeOf<
      Observable<never>
    >();
  });

  it('refuses what is no option, and no source of traces', () => {
    // @ts-expect-error no such way
    accumulateCompletions({ emit: 'start' });
    // @ts-expect-error no such option
    accumulateCompletions({ emit: 'end', limit: 5 });
    // @ts-expect-error numbers are not traces
    of(1).pipe(accumulateCompletions());
  });

  it("refuses a configuration that may not say 'end', but has its type", () => {
    const config: AccumulateCompletionsConfig<'end'> = { maxCharacters: 5 };
    // @ts-expect-error without emit it accumulates, and folds nothing
    accumulateCompletions(config);
  });
});

describe("accumulateCompletions with emit: 'end'", () => {
  it('has texts in the place of completions', () => {
    const result$ = traces$.pipe(accumulateCompletions({ emit: 'end' }));

    expectTypeOf(result$).toEqualTypeOf<Observable<FoldedTrace<Trace>>>();
    expectTypeOf<FoldedTrace<Trace>['type']>().toEqualTypeOf<
      Exclude<Trace['type'], 'completion'>
    >();
    result$.pipe(filterTraceType('text')).subscribe(({ payload }) => {
      expectTypeOf(payload.message).toEqualTypeOf<string>();
      expectTypeOf(payload.interrupted).toEqualTypeOf<boolean | undefined>();
    });
  });

  it('makes a text of a completion, and nothing else', () => {
    expectTypeOf<FoldedTrace<CompletionTrace>['type']>().toEqualTypeOf<'text'>();
    expectTypeOf<FoldedTrace<CompletionTrace>>().toExtend<TextTrace>();
    expectTypeOf<FoldedTrace<TextTrace>>().toEqualTypeOf<TextTrace>();
  });

  it('finds no completion afterwards', () => {
    expectTypeOf(
      traces$.pipe(accumulateCompletions({ emit: 'end' }), filterTraceType('completion')),
    ).toEqualTypeOf<Observable<never>>();
  });

  it('folds what was accumulated', () => {
    const result$ = traces$.pipe(accumulateCompletions(), accumulateCompletions({ emit: 'end' }));

    expectTypeOf(result$).toExtend<Observable<FoldedTrace<Trace>>>();
  });
});
