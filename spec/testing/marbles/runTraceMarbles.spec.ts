import { EMPTY, interval, last, map, of, scan, take, throwError, timer } from 'rxjs';
import { accumulateCompletions, DisconnectError, ResponseError, trace } from '../../../lib';
import { runTraceMarbles, traceMarbles } from '../../../lib/testing';
import type { TraceMarbleHelpers } from '../../../lib/testing';

const running = (test: (helpers: TraceMarbleHelpers) => void) => () => runTraceMarbles(test);

const comparing = (actual: unknown, expected: unknown) =>
  running(({ expectObservable }) => {
    expectObservable(throwError(() => actual)).toBe('#', undefined, expected);
  });

const cut = (cursor: string, cause?: unknown) =>
  new DisconnectError({ phase: 'closed', received: 1, cursor, cause });

describe('runTraceMarbles', () => {
  it('holds a stream of traces to a diagram', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('            -[-h-i-]-|');
      const subscription = '           ^--------!';

      const result = source.pipe(accumulateCompletions({ emit: 'end' }));

      expectObservable(result).toBe('  -------{text "hi"}-|');
      expectSubscriptions(source.subscriptions).toBe(subscription);
    });
  });

  it('holds it to the long form, and to a timeline', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('-[-h-]-|');

      expectObservable(source).toBe(`
        1ms   completion start
        +2ms  completion "h"
        +2ms  completion end
        +2ms  end
      `);
      expectObservable(source).toBe(traceMarbles('-[-h-]-|'));
      expectObservable(cold(traceMarbles('-A|'))).toBe('-A|');
    });
  });

  it('holds it to what another does', () => {
    const same = running(({ cold, expectObservable }) => {
      expectObservable(cold('-a|').pipe(map((x) => x))).toEqual(cold('-a|'));
    });
    const other = running(({ cold, expectObservable }) => {
      expectObservable(cold('-a|')).toEqual(cold('-b|'));
    });

    expect(same).not.toThrow();
    expect(other).toThrow('at 1 ms payload.content is "a"');
  });

  it('subscribes and unsubscribes when it is told to, before what comes at the same time', () => {
    runTraceMarbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const source = hot('-a-^-b-c-d|');
      const never = cold('-');

      expectObservable(source, '--^-!').toBe('--b-');
      expectObservable(source, '   ----!').toBe('--b-');
      expectObservable(EMPTY).toBe('|');
      expectSubscriptions(source.subscriptions).toBe(['^---!', '--^-!']);
      expectSubscriptions(never.subscriptions).toBe([]);
      expectSubscriptions(never.subscriptions).toBe('');
    });
  });

  it('has the schedulers of RxJS, and its own, on its clock', () => {
    runTraceMarbles(({ expectObservable, scheduler, time }) => {
      const value = trace.text('late');

      expectObservable(timer(20).pipe(map(() => value))).toBe('20ms ({text "late"}|)');
      expectObservable(timer(time('--|'), scheduler)).toBe('--(a|)', { a: 0 });
    });
  });

  it('lets a test look itself, after flush', () => {
    const seen: unknown[] = [];
    runTraceMarbles(({ cold, flush }) => {
      cold('-A|').subscribe((value) => seen.push(value));
      flush();
    });

    expect(seen).toEqual([trace.text('A')]);
  });

  it('checks at flush what was expected so far', () => {
    const after = jest.fn();
    const failing = running(({ cold, expectObservable, flush }) => {
      expectObservable(cold('a|')).toBe('b|');
      flush();
      after();
    });

    expect(failing).toThrow('The stream is not as expected');
    expect(after).not.toHaveBeenCalled();
  });

  it('takes matchers of the test runner', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(cold('-A|')).toBe('-a|', { a: expect.objectContaining({ type: 'text' }) });
    });
  });

  it('has a clock for each test, and is itself again after one that fails', () => {
    expect(running(() => undefined)).toThrow();
    runTraceMarbles(({ scheduler, expectObservable }) => {
      expect(scheduler.now()).toBe(0);
      expectObservable(of(1)).toBe('(a|)', { a: 1 });
    });
  });

  it('passes on what the test throws', () => {
    const failure = new Error('mine');

    expect(
      running(() => {
        throw failure;
      }),
    ).toThrow(failure);
  });
});

describe('strict equality', () => {
  it('accepts equal errors', () => {
    expect(comparing(cut('7'), cut('7'))).not.toThrow();
  });

  it('sees the fields of an error, where its message is the same', () => {
    const refused = (body: string) =>
      new ResponseError({ status: 500, headers: { body }, body: '' });

    expect(comparing(refused('a'), refused('b'))).toThrow('headers.body is "a"');
  });

  it('sees the cause of an error, and the fields of that', () => {
    const code = (value: string) => Object.assign(new Error('refused'), { code: value });

    expect(comparing(cut('7', code('A')), cut('7', code('A')))).not.toThrow();
    expect(comparing(cut('7', code('A')), cut('7', code('B')))).toThrow('cause.code is "A"');
    expect(comparing(cut('7', code('A')), cut('7'))).toThrow('cause is Error "refused"');
  });

  it('sees the class of an error', () => {
    expect(comparing(new TypeError('no'), new RangeError('no'))).toThrow('RangeError "no"');
  });

  it('sees errors inside values', () => {
    const emitting = (cursor: string) => of([{ error: cut(cursor) }]);

    expect(
      running(({ expectObservable }) => {
        expectObservable(emitting('7')).toBe('(a|)', { a: [{ error: cut('8') }] });
      }),
    ).toThrow('[0].error.cursor is "7"');
  });

  it('tells dates, bytes, and undefined from missing', () => {
    expect(comparing(new Date(1), new Date(2))).toThrow('1970');
    expect(comparing(Uint8Array.of(1), Uint8Array.of(2))).toThrow('[0] is 1');
    expect(comparing({ id: undefined }, {})).toThrow('id is undefined\n  expected: nothing');
  });
});

describe('a test that proves nothing', () => {
  it('fails where nothing was expected', () => {
    expect(running(({ cold }) => cold('a').subscribe())).toThrow(
      'The test expected nothing: call expectObservable(…).toBe(…), or flush() and look yourself',
    );
  });

  it('fails where an expectation says nothing', () => {
    expect(running(({ cold, expectObservable }) => expectObservable(cold('a')))).toThrow(
      'expectObservable(…) expects nothing: say what, with .toBe(…)',
    );
    expect(
      running(({ cold, expectSubscriptions }) => expectSubscriptions(cold('a').subscriptions)),
    ).toThrow('expectSubscriptions(…) expects nothing');
  });

  it('fails where it is async', () => {
    const asyncTests: readonly (() => unknown)[] = [
      () => Promise.resolve(),
      () => Promise.reject(new Error('x')),
    ];

    for (const test of asyncTests) {
      expect(running(test)).toThrow('use virtualTime for promises');
    }
  });

  it('fails inside another', () => {
    expect(running(() => runTraceMarbles(() => undefined))).toThrow('inside runTraceMarbles');
  });
});

describe('a stream that never ends', () => {
  const heartbeat =
    (maxTime?: number, expected = '3s -', unsubscription?: string) =>
    () =>
      runTraceMarbles(
        ({ expectObservable }) => {
          const beat$ = interval(1_000).pipe(scan(() => 0));
          expectObservable(beat$, unsubscription).toBe(expected, { a: 0 });
        },
        maxTime === undefined ? {} : { maxTime },
      );
  const stopped = 'where the clock was stopped: unsubscribe from it';

  it('fails at the cap, though it was as expected up to there', () => {
    expect(heartbeat(2_500, '1s a 999ms a')).toThrow(
      `Something still runs at 2,500 ms, ${stopped}`,
    );
    expect(heartbeat(2_500, '1s a 999ms a', '2400ms !')).not.toThrow();
  });

  it('says so where it was not as expected either', () => {
    expect(heartbeat()).toThrow('at 1000 ms came, unexpectedly: 0');
    expect(heartbeat()).toThrow('… 47 more after');
    expect(heartbeat()).toThrow(`Something still runs at 60,000 ms, ${stopped}`);
  });

  it('fails where it takes no time', () => {
    expect(running(({ expectObservable }) => expectObservable(interval(0)).toBe('-'))).toThrow(
      'The clock stands at 0 ms, where more than 100000 things happened',
    );
  });

  it('may do as much as it likes where it takes its time', () => {
    runTraceMarbles(
      ({ expectObservable }) => {
        const all$ = interval(1).pipe(take(120_000), last());
        expectObservable(all$).toBe('120s (a|)', { a: 119_999 });
      },
      { maxTime: 200_000 },
    );
  });

  it.each([0, -1, NaN, Infinity])('has no cap of %d', (maxTime) => {
    expect(heartbeat(maxTime)).toThrow('maxTime must be a number of ms above 0');
  });
});
