import { Subject } from 'rxjs';
import { isInvalidInputError, trace, TraceOrderError, verifyTraces } from '../../../lib';
import type { Trace, VerifyTracesConfig } from '../../../lib';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../support/completions';

const one = { source: ['planner'] };

const traces = {
  s: start(),
  a: content('Hel'),
  e: end(),
  S: start(one),
  E: end(one),
  t: trace.text('Give me a moment…'),
};

/** A report that writes down what it is told: the fault and the place. */
const writeDown = (maxOpen?: number) => {
  const told: string[] = [];
  const config: VerifyTracesConfig = {
    mode: 'report',
    onViolation: ({ fault, position }) => told.push(`${position} ${fault}`),
    ...(maxOpen === undefined ? {} : { maxOpen }),
  };
  return { told, verify: verifyTraces(config) };
};

const refusalOf = (config: unknown): unknown => {
  try {
    Reflect.apply(verifyTraces, undefined, [config]);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("verifyTraces with mode: 'report'", () => {
  it('lets everything pass, and goes on with what each trace says', () => {
    const { told, verify } = writeDown();
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-a-s-a-e-e-t-s-|', traces);
      const sourceSub = '   ^----------------!';
      const expected = '    -a-a-s-a-e-e-t-s-|';

      expectObservable(source.pipe(verify)).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });

    expect(told).toEqual([
      '0 contentWithoutStart',
      '2 startInsideStart',
      '5 endWithoutStart',
      '8 openAtEnd',
    ]);
  });

  it('tells of all that is open at the end, in the order in which it began', () => {
    const violations: TraceOrderError[] = [];
    const onViolation = (error: TraceOrderError) => violations.push(error);
    const source = new Subject<Trace>();
    const recording = spyOn(source.pipe(verifyTraces({ mode: 'report', onViolation })));
    [traces.S, traces.s, traces.a, traces.S].forEach((value) => source.next(value));
    source.complete();

    expect(violations.slice(1)).toEqual([
      new TraceOrderError({
        kind: 'completion',
        fault: 'openAtEnd',
        position: 4,
        speaker: [],
        trace: traces.a,
      }),
      new TraceOrderError({
        kind: 'completion',
        fault: 'openAtEnd',
        position: 4,
        speaker: one.source,
        trace: traces.S,
      }),
    ]);
    expect(violations.slice(1).map((error) => error.trace)).toEqual([traces.a, traces.S]);
    expect(recording.completed).toBe(true);
  });

  it('tells of a fault before its trace passes', () => {
    const log: unknown[] = [];
    const onViolation = ({ fault }: TraceOrderError) => log.push(fault);
    const source = new Subject<Trace>();
    spyOn(source.pipe(verifyTraces({ mode: 'report', onViolation })), (value) => log.push(value));
    source.next(traces.s);
    source.next(traces.s);

    expect(log).toEqual([traces.s, 'startInsideStart', traces.s]);
  });

  it('says nothing of what is open when the source errors', () => {
    const { told, verify } = writeDown();
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -s-a-#', traces);
      const expected = '    -s-a-#';

      expectObservable(source.pipe(verify)).toBe(expected, traces);
    });

    expect(told).toEqual([]);
  });

  it('says nothing of what is open when it is unsubscribed from', () => {
    const { told, verify } = writeDown();
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -s-a-|', traces);
      const unsub = '       ^---! ';
      const expected = '    -s-a- ';

      expectObservable(source.pipe(verify), unsub).toBe(expected, traces);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });

    expect(told).toEqual([]);
  });

  it('errors with what the callback throws', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -t-a-t-|', traces);
      const sourceSub = '   ^--!    ';
      const expected = '    -t-#    ';
      const open = cold('   -s-|    ', traces);
      const atEnd = '       -s-#    ';

      const verify = verifyTraces({
        mode: 'report',
        onViolation: () => {
          throw new Error('no log');
        },
      });
      expectObservable(source.pipe(verify)).toBe(expected, traces, new Error('no log'));
      expectObservable(open.pipe(verify)).toBe(atEnd, traces, new Error('no log'));
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
    });
  });

  it('passes and tells no more when the callback unsubscribes', () => {
    const told: string[] = [];
    const source = new Subject<Trace>();
    const onViolation = ({ fault }: TraceOrderError) => {
      told.push(fault);
      recording.subscription.unsubscribe();
    };
    const recording = spyOn(source.pipe(verifyTraces({ mode: 'report', onViolation })));
    source.next(traces.s);
    source.next(traces.S);
    source.complete();

    expect(told).toEqual(['openAtEnd']);
    expect(recording).toMatchObject({ values: [traces.s, traces.S], completed: false });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    const { told, verify } = writeDown();
    runTraceMarbles(({ cold, expectObservable }) => {
      const result = cold('-s-a-|   ', traces).pipe(verify);
      expectObservable(result).toBe('-s-a-|   ', traces);
      expectObservable(result, '   --^').toBe('---s-a-|', traces);
      expectObservable(cold('      ------a-', traces).pipe(verify)).toBe('------a-', traces);
    });

    expect(told).toEqual(['2 openAtEnd', '0 contentWithoutStart', '2 openAtEnd']);
  });
});

describe('maxOpen', () => {
  it('lets as much be open at once, and errors at one more', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const fits = cold('    -s-a-e-S-E-|', traces);
      const tooMuch = cold(' -s-a-S-t-|  ', traces);
      const fault = new TraceOrderError({
        kind: 'completion',
        fault: 'tooManyOpen',
        position: 2,
        speaker: one.source,
        trace: traces.S,
      });

      const verify = verifyTraces({ maxOpen: 1 });
      expectObservable(fits.pipe(verify)).toBe('-s-a-e-S-E-|', traces);
      expectObservable(tooMuch.pipe(verify)).toBe('-s-a-#', traces, fault);
    });
  });

  it('opens nothing past it, where it reports', () => {
    const { told, verify } = writeDown(1);
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('-sSEeSE|', traces).pipe(verify)).toBe('-sSEeSE|', traces);
    });

    expect(told).toEqual(['1 tooManyOpen', '2 endWithoutStart']);
  });

  it('is 10,000, where nothing is said', () => {
    const { told, verify } = writeDown();
    const source = new Subject<Trace>();
    spyOn(source.pipe(verify));
    Array.from({ length: 10_001 }, (_, index) => start({ source: [`${index}`] })).forEach((value) =>
      source.next(value),
    );

    expect(told).toEqual(['10000 tooManyOpen']);
  });
});

describe('a configuration that cannot be used is refused at once', () => {
  it.each([
    [{ maxOpen: 0 }, 'maxOpen must be above 0'],
    [{ maxOpen: NaN }, 'maxOpen must be above 0'],
    [{ mode: 'report', onViolation: () => undefined, maxOpen: -1 }, 'maxOpen must be above 0'],
    [{ mode: 'warn' }, "mode must be 'error' or 'report'"],
    [{ mode: 'report' }, 'onViolation must be a function'],
  ])('%p', (config, message) => {
    expect(isInvalidInputError(refusalOf(config))).toBe(true);
    expect(refusalOf(config)).toMatchObject({ message });
  });
});
