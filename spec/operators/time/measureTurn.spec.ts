import { config, NEVER, of, Subject, take, throwError, VirtualTimeScheduler } from 'rxjs';
import type { Observable, SchedulerLike } from 'rxjs';
import { DisconnectError, measureTurn, trace } from '../../../lib';
import type { Trace, TurnMeasure } from '../../../lib';
import { createClock } from '../../support/createClock';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';

const failure = new DisconnectError({ phase: 'closed', received: 3, cursor: '3' });
const wrong = new Error('no such meter');

const traces = {
  s: start(),
  a: content('Hel'),
  z: content(''),
  b: content('lo'),
  e: end(),
  t: trace.text('Give me a moment…'),
  d: trace.debug('looked up'),
};

/** Runs `source` through the operator in virtual time, and gives what was measured. */
const measuresOf = (
  source: string,
  {
    expected = source,
    values = traces,
    unsub,
  }: {
    readonly expected?: string;
    readonly values?: Readonly<Record<string, Trace>>;
    readonly unsub?: string;
  } = {},
): readonly TurnMeasure[] => {
  const measures: TurnMeasure[] = [];
  runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
    const source$ = cold(source, values, failure);
    const measured$ = source$.pipe(measureTurn({ onMeasure: (one) => measures.push(one) }));

    expectObservable(measured$, unsub).toBe(expected, values, failure);
    if (unsub !== undefined) expectSubscriptions(source$.subscriptions).toBe(unsub);
  });
  return measures;
};

describe('measureTurn', () => {
  it('measures a turn whose message streams', () => {
    expect(measuresOf('--s-a--b----e-|')).toStrictEqual([
      {
        outcome: 'completed',
        firstTrace: 2,
        firstText: 4,
        total: 14,
        traces: 4,
        deltas: { count: 2, mean: 3, longest: 3 },
      },
    ]);
  });

  it('has the mean and the longest of the gaps between the deltas of one message', () => {
    // The waits for the first deltas (9 ms and 5 ms) are no gaps, nor is what lies between two.
    expect(measuresOf('s--------a-b---z-e------s----a--b-e|')).toMatchObject([
      { deltas: { count: 5, mean: (2 + 4 + 3) / 3, longest: 4 } },
    ]);
  });

  it('ends the deltas of a message where the next one starts', () => {
    expect(measuresOf('a-b-----s-a---b|')).toMatchObject([
      { deltas: { count: 4, mean: 3, longest: 4 } },
    ]);
  });

  it('tells the deltas of several speakers apart', () => {
    const values = { a: content('a', { source: ['x'] }), b: content('b', { source: ['y'] }) };

    expect(measuresOf('a-b-a----b|', { values })).toMatchObject([
      { deltas: { count: 4, mean: 5.5, longest: 7 } },
    ]);
  });

  it('leaves out what there was not', () => {
    expect(measuresOf('---|')).toStrictEqual([
      { outcome: 'completed', total: 3, traces: 0, deltas: { count: 0 } },
    ]);
    expect(measuresOf('-d-s-z-e-|')).toStrictEqual([
      { outcome: 'completed', firstTrace: 1, total: 9, traces: 4, deltas: { count: 1 } },
    ]);
  });

  it.each<[string, Trace, number]>([
    ['a text', traces.t, 1],
    ['a speak', trace.speak('Hi'), 1],
    ['a delta', traces.a, 1],
    ['no empty text', trace.text(''), 3],
    ['no empty speak', trace.speak(''), 3],
    ['no empty delta', traces.z, 3],
    ['no start of a message', traces.s, 3],
    ['no choice', trace.choice(['Yes']), 3],
  ])('takes for the first words: %s', (_name, first, firstText) => {
    expect(measuresOf('-x-t-|', { values: { ...traces, x: first } })).toMatchObject([
      { firstTrace: 1, firstText },
    ]);
  });

  it('measures a turn that fails', () => {
    expect(measuresOf('-t-s-a-#')).toStrictEqual([
      {
        outcome: 'failed',
        firstTrace: 1,
        firstText: 1,
        total: 7,
        traces: 3,
        deltas: { count: 1 },
      },
    ]);
  });

  it('measures a turn that the consumer leaves', () => {
    const measures = measuresOf('-t-s-a-b-|', { unsub: '^---!', expected: '-t-s' });

    expect(measures).toMatchObject([{ outcome: 'unsubscribed', total: 4, traces: 2 }]);
  });

  it('measures nothing of a turn that goes on', () => {
    const measures: TurnMeasure[] = [];
    spyOn(NEVER.pipe(measureTurn({ onMeasure: (one) => measures.push(one) })));

    expect(measures).toEqual([]);
  });

  it('measures a turn that is left in its first trace, and no more of it', () => {
    const measures: TurnMeasure[] = [];
    const measure = measureTurn({ onMeasure: (one) => measures.push(one) });
    const { values } = spyOn(of(traces.t, traces.d).pipe(measure, take(1)));

    expect(values).toEqual([traces.t]);
    expect(measures).toMatchObject([{ outcome: 'unsubscribed', traces: 1 }]);
  });

  it('gives the traces themselves', () => {
    const { values } = spyOn(of(traces.t, traces.s).pipe(measureTurn({ onMeasure: () => 0 })));

    expect(values[0]).toBe(traces.t);
    expect(values[1]).toBe(traces.s);
  });

  it('measures each subscription, and each use, by itself', () => {
    const measures: TurnMeasure[] = [];
    runTraceMarbles(({ cold, expectObservable }) => {
      const measure = measureTurn({ onMeasure: (one) => measures.push(one) });
      const result = cold('-t-|', traces).pipe(measure);
      expectObservable(cold('-|').pipe(measure)).toBe('-|');
      expectObservable(result).toBe('-t-|', traces);
      expectObservable(result, '----^').toBe('-----t-|', traces);
    });

    expect(measures.map(({ total, traces: count }) => [total, count])).toEqual([
      [1, 0],
      [3, 1],
      [3, 1],
    ]);
  });

  it.each<[string, Observable<Trace>, string]>([
    ['completes', of(traces.t), 'completed'],
    ['fails', throwError(() => failure), 'failed'],
  ])('is done before the consumer hears that the turn %s', (_name, source, outcome) => {
    const heard: string[] = [];
    const onMeasure = (measure: TurnMeasure) => heard.push(measure.outcome);
    source.pipe(measureTurn({ onMeasure })).subscribe({
      error: () => heard.push('end'),
      complete: () => heard.push('end'),
    });

    expect(heard).toEqual([outcome, 'end']);
  });

  it('passes all to a consumer that makes more come while it is given a trace', () => {
    const measures: TurnMeasure[] = [];
    const source = new Subject<Trace>();
    const measured$ = source.pipe(measureTurn({ onMeasure: (one) => measures.push(one) }));
    const { values } = spyOn(measured$, (value) => {
      if (value === traces.a) source.next(traces.b);
    });
    source.next(traces.a);
    source.complete();

    expect(values).toEqual([traces.a, traces.b]);
    expect(measures).toMatchObject([{ traces: 2, deltas: { count: 2 } }]);
  });
});

describe('the clock', () => {
  it('is that of the scheduler', async () => {
    const measures: TurnMeasure[] = [];
    const { advance, scheduler } = createClock(5_000);
    const source = new Subject<Trace>();
    spyOn(source.pipe(measureTurn({ onMeasure: (one) => measures.push(one), scheduler })));
    await advance(20);
    source.next(traces.t);
    await advance(30);
    source.complete();

    expect(measures).toMatchObject([{ firstTrace: 20, firstText: 20, total: 50 }]);
  });

  it('makes no time negative where it is put back, and goes on from there', () => {
    const measures: TurnMeasure[] = [];
    const times = [1_000, 1_010, 400, 403, 410];
    const scheduler: SchedulerLike = Object.assign(new VirtualTimeScheduler(), {
      now: () => times.shift() ?? NaN,
    });
    const onMeasure = (one: TurnMeasure) => measures.push(one);
    spyOn(of(traces.a, traces.b, traces.b).pipe(measureTurn({ onMeasure, scheduler })));

    expect(measures).toMatchObject([
      { firstTrace: 10, total: 20, deltas: { count: 3, mean: 1.5, longest: 3 } },
    ]);
  });
});

describe('what onMeasure throws', () => {
  const calls: string[] = [];
  const reported: unknown[] = [];
  const measure = measureTurn({
    onMeasure: ({ outcome }) => {
      calls.push(outcome);
      throw wrong;
    },
  });

  beforeEach(() => {
    jest.useFakeTimers();
    calls.length = 0;
    reported.length = 0;
    config.onUnhandledError = (error: unknown) => reported.push(error);
  });

  afterEach(() => {
    config.onUnhandledError = null;
    jest.useRealTimers();
  });

  it('is the error of a stream that would have completed', () => {
    const { completed, errors, values } = spyOn(of(traces.t).pipe(measure));
    jest.runAllTimers();

    expect(values).toEqual([traces.t]);
    expect(errors).toEqual([wrong]);
    expect(completed).toBe(false);
    expect(calls).toEqual(['completed']);
    expect(reported).toEqual([]);
  });

  it('does not take the place of the error of the turn, and is reported', () => {
    const { errors } = spyOn(throwError(() => failure).pipe(measure));
    jest.runAllTimers();

    expect(errors).toEqual([failure]);
    expect(calls).toEqual(['failed']);
    expect(reported).toEqual([wrong]);
  });

  it('does not come out of unsubscribe, and is reported', () => {
    const source = new Subject<Trace>();
    const { errors, subscription } = spyOn(source.pipe(measure));
    subscription.unsubscribe();
    jest.runAllTimers();

    expect(source.observed).toBe(false);
    expect(errors).toEqual([]);
    expect(calls).toEqual(['unsubscribed']);
    expect(reported).toEqual([wrong]);
  });
});
