import { NEVER, concat, defer, finalize, interval, map, of, take, throwError, timer } from 'rxjs';
import type { Observable } from 'rxjs';
import { AgentError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { runTraceMarbles } from '../../../lib/testing';
import { spyOn } from '../../../lib/testing/spies/spyOn';
import { failureOf, rejectionOf, turn } from './support';

const after = (ms: number, text: string): Observable<Trace> =>
  timer(ms).pipe(map(() => trace.text(text)));

const hangs = concat(of(trace.text('Hi')), NEVER);

/** Runs the timers up to `ms`, and gives what comes of `expectation`. */
const within = async <T>(ms: number, expectation: Promise<T>): Promise<T> => {
  const settled = expectation.finally(() => undefined);
  settled.catch(() => undefined);
  await jest.advanceTimersByTimeAsync(ms);
  expect(jest.getTimerCount()).toBe(0);
  return settled;
};

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a matcher that is given an Observable', () => {
  it('subscribes once, and listens until the end', async () => {
    let subscriptions = 0;
    const turn$ = defer(() => {
      subscriptions += 1;
      return concat(after(800, 'Hello'), after(800, 'Bye'));
    });

    await within(1_600, expect(turn$).toSay(['Hello', 'Bye']));

    expect(subscriptions).toBe(1);
  });

  it('passes and fails as it does for a spy', async () => {
    const fails = concat(
      of(trace.text('A')),
      throwError(() => new AgentError('x')),
    );

    await expect(fails).toEndWith('agent "x"');
    await expect(fails).not.toEndWith('end');
    await expect(fails).toEmitTraces('A#{agent "x"}');
    await expect(of(trace.choice(['Yes']))).toOffer(['Yes']);
    expect(await rejectionOf(expect(fails).toSay('B'))).toEqual([
      'The turn does not say "B".',
      '',
      'It says:',
      '  "A"',
      'and then fails with agent "x".',
    ]);
  });

  it('fails where the turn does not end in time, with .not too, and unsubscribes', async () => {
    let closed = 0;
    const turn$ = hangs.pipe(
      finalize(() => {
        closed += 1;
      }),
    );

    expect(await within(4_000, rejectionOf(expect(turn$).toSay('Hi')))).toEqual([
      'The turn is still open after 4,000 ms: nobody can tell whether it does say "Hi".',
      '',
      'It says:',
      '  "Hi"',
      'and then is still open after 4,000 ms.',
    ]);
    for (const judged of [
      () => expect(turn$).not.toSay('Bye', { within: 50 }),
      () => expect(turn$).not.toOffer(['Yes'], { within: 50 }),
      () => expect(turn$).not.toEndWith('end', { within: 50 }),
      () => expect(turn$).not.toEmitTraces('{text "Hi"}A|', { within: 50 }),
    ]) {
      const [headline] = await within(50, rejectionOf(judged()));
      expect(headline).toMatch(/^The turn is still open after 50 ms: nobody can tell/);
    }
    expect(closed).toBe(5);
  });

  it('can tell where what came is wrong already', async () => {
    await within(50, expect(hangs).not.toEmitTraces('A|', { within: 50 }));

    const [, , line] = await within(
      50,
      rejectionOf(expect(hangs).toEmitTraces('A|', { within: 50 })),
    );
    expect(line).toBe('Number 1 is: text "Hi"');
  });

  it('takes a diagram without an end for a turn that stays open', async () => {
    await within(4_000, expect(hangs).toEmitTraces('{text "Hi"}'));
    await within(4_000, expect(of(trace.text('Hi'))).not.toEmitTraces('{text "Hi"}'));
  });

  it('compares exact times', async () => {
    const turn$ = interval(10).pipe(
      map(() => trace.text('A')),
      take(2),
    );

    await within(20, expect(turn$).toEmitTraces('10ms A 9ms (A|)', { times: true }));
    await within(20, expect(turn$).not.toEmitTraces('10ms A 8ms (A|)', { times: true }));
  });

  it('rejects for what it cannot take', async () => {
    await expect(expect(of(1)).not.toSay('A')).rejects.toThrow('its value 1 is 1');
  });
});

describe('toStayOpen', () => {
  it('holds where the turn does not end within the time', async () => {
    await within(1_000, expect(hangs).toStayOpen());
    await within(999, expect(after(999, 'A')).not.toStayOpen());
    await within(50, expect(after(51, 'A')).toStayOpen({ for: 50 }));
  });

  it('fails with when it ends, and how', async () => {
    expect(await within(300, rejectionOf(expect(after(300, 'A')).toStayOpen()))).toEqual([
      'The turn does not stay open for 1,000 ms.',
      '',
      'After 300 ms it ends.',
    ]);
    expect(await within(50, rejectionOf(expect(hangs).not.toStayOpen({ for: 50 })))).toEqual([
      'The turn must not stay open for 50 ms, but it does.',
      '',
      'It is still open after 50 ms.',
    ]);
  });

  it('looks at a spy and a timeline as they stand', () => {
    expect(spyOn(NEVER)).toStayOpen();
    expect(turn('A--|')).toStayOpen({ for: 2 });
    expect(turn('A--|')).not.toStayOpen({ for: 3 });
    expect(turn('A--')).toStayOpen({ for: 1_000 });
    expect(failureOf(() => expect(turn('--#{abort}')).toStayOpen())).toEqual([
      'The turn does not stay open.',
      '',
      'After 2 ms it fails with abort.',
    ]);
    expect(() => expect(spyOn(NEVER)).toStayOpen({ for: -1 })).toThrow('for must be above 0');
  });
});

describe('a matcher that is given a spy', () => {
  it('works inside runTraceMarbles, after flush', () => {
    runTraceMarbles(({ cold, flush }) => {
      const spy = spyOn(cold('-[a-b-]-?|'));
      flush();

      expect(spy).toSay('ab');
      expect(spy).toOffer(['Yes', 'No']);
      expect(spy).toEmitTraces('-[a-b-]-?|', { times: true });
    });
  });
});
