import { merge, of, Subject, take, takeUntil, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { ConnectError, DisconnectError, retryOnDisconnect, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { createClock } from '../../support/createClock';
import { runTraceMarbles, spyOn } from '../../../lib/testing';

const [a, b, c, d] = [trace.text('a'), trace.text('b'), trace.text('c'), trace.text('d')];

const cut = (cursor?: string, resume?: () => Observable<Trace>) =>
  new DisconnectError({ phase: 'closed', received: 1, cursor, resume });

const cutBefore = (rest: Observable<Trace>) => cut('1', () => rest);

/** Waits 2 ms before the first attempt, 4 before the second. */
const soon = { initialDelay: 4, random: () => 0.5 };

describe('retryOnDisconnect, resume', () => {
  it('goes on with a turn that was cut', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const resume = cold('          --c--|');
      const error = cut('2', () => resume);
      const source = cold(' --a--b--#', undefined, error);
      const sourceSub = '   ^-------!';
      const resumeSub = '   ----------^----!';
      const expected = '    --a--b------c--|';

      expectObservable(source.pipe(retryOnDisconnect(soon))).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(sourceSub);
      expectSubscriptions(resume.subscriptions).toBe(resumeSub);
    });
  });

  it('changes nothing where nothing fails', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-(bc)-|');
      const expected = '    -a-(bc)-|';

      expectObservable(source.pipe(retryOnDisconnect())).toBe(expected);
      expectObservable(cold('--|').pipe(retryOnDisconnect())).toBe('--|');
      expectObservable(cold('---').pipe(retryOnDisconnect())).toBe('---');
      expectSubscriptions(source.subscriptions).toBe('^-------!');
    });
  });

  it.each([new Error('mine'), 'a string', undefined, { _tag: 'DisconnectError' }])(
    'passes on at once what is no error of a stream: %p',
    (error) => {
      runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
        const source = cold(' -a-#', undefined, error);
        const expected = '    -a-#';

        const result = source.pipe(retryOnDisconnect({ replay: true, resume: () => of(c) }));
        expectObservable(result).toBe(expected, undefined, error);
        expectSubscriptions(source.subscriptions).toBe('^--!');
      });
    },
  );

  it('goes on from the newest cut, each time', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const third = cold('                -c|');
      const second = cold('        -b-#', undefined, cutBefore(third));
      const first = cold('    -a-#', undefined, cutBefore(second));
      const expected = '      -a----b----c|';

      expectObservable(first.pipe(retryOnDisconnect(soon))).toBe(expected);
    });
  });

  it('fails with the cut that cannot be resumed', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const last = cut('2');
      const rest = cold('       -b-#', undefined, last);
      const source = cold('-a-#', undefined, cutBefore(rest));
      const expected = '   -a----b-#';

      const result = source.pipe(retryOnDisconnect({ ...soon, replay: true }));
      expectObservable(result).toBe(expected, undefined, last);
      expectSubscriptions(source.subscriptions).toBe('^--!');
    });
  });

  it('attaches again to the same rest where attaching fails', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const rest = cold('       -#', undefined, new ConnectError('no'));
      const source = cold('-a-#', undefined, cutBefore(rest));
      const expected = '   -a------------------#';

      const result = source.pipe(retryOnDisconnect({ ...soon, attempts: 3 }));
      expectObservable(result).toBe(expected, undefined, new ConnectError('no'));
      expectSubscriptions(source.subscriptions).toBe('^--!');
      expectSubscriptions(rest.subscriptions).toBe([
        '-----^!',
        '----------^!',
        '-------------------^!',
      ]);
    });
  });

  it('takes the resume of its config instead, and gives it the error', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold(' -a-#', undefined, cutBefore(cold('-x|')));
      const bare = cold('   -a-#', undefined, cut('1'));
      const expected = '    -a---({text "1"}|)';

      const resume = ({ cursor = '' }: DisconnectError) => [trace.text(cursor)];
      expectObservable(source.pipe(retryOnDisconnect({ ...soon, resume }))).toBe(expected);
      expectObservable(bare.pipe(retryOnDisconnect({ ...soon, resume }))).toBe(expected);
    });
  });

  it('gives it the cut before, where the one after moved nothing and has no cursor', async () => {
    const { scheduler, advance } = createClock();
    const errors = [cut(), cut(), cut('2'), cut()];
    const cursors: unknown[] = [];
    const resume = ({ cursor }: DisconnectError) => {
      cursors.push(cursor);
      const error = errors.shift();
      return error === undefined ? of(b) : throwError(() => error);
    };
    const source = throwError(() => cut('1'));
    const turn = spyOn(source.pipe(retryOnDisconnect({ resume, scheduler })));
    await advance(60_000);

    expect(turn).toMatchObject({ values: [b], errors: [], completed: true });
    expect(cursors).toEqual(['1', '1', '1', '2', '2']);
  });

  it('stops waiting when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const rest = cold('           -b|');
      const source = cold(' -a-#', undefined, cutBefore(rest));
      const unsub = '       ^---!';
      const expected = '    -a---';

      expectObservable(source.pipe(retryOnDisconnect(soon)), unsub).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe('^--!');
      expectSubscriptions(rest.subscriptions).toBe([]);
    });
  });

  it('clears the timer then, and resumes nothing', async () => {
    const { scheduler, advance, timers } = createClock();
    const resume = jest.fn(() => of(b));
    const source = throwError(() => cut('1', resume));
    const { subscription } = spyOn(source.pipe(retryOnDisconnect({ scheduler })));

    expect(timers()).toBe(1);
    subscription.unsubscribe();
    expect(timers()).toBe(0);
    await advance(60_000);
    expect(resume).not.toHaveBeenCalled();
  });

  it('leaves the rest when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const rest = cold('        -b-c|');
      const source = cold(' -a-#', undefined, cutBefore(rest));
      const unsub = '       ^------!';
      const expected = '    -a----b-';

      expectObservable(source.pipe(retryOnDisconnect(soon)), unsub).toBe(expected);
      expectSubscriptions(rest.subscriptions).toBe('-----^-!');
    });
  });

  it('leaves the source when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold(' -a-b|');
      const unsub = '       ^-!  ';
      const expected = '    -a-  ';

      expectObservable(source.pipe(retryOnDisconnect(soon)), unsub).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(unsub);
    });
  });

  it('shares nothing between two subscriptions, nor between two uses', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const rest = cold('       ---b|');
      const source = cold(' --#', undefined, cutBefore(rest));
      const expected = '    -------b|';
      const secondSub = '   ---^';
      const later = '       ----------b|';

      const once = retryOnDisconnect({ ...soon, attempts: 1 });
      const result = source.pipe(once);
      expectObservable(result).toBe(expected);
      expectObservable(result, secondSub).toBe(later);
      expectObservable(cold('---#', undefined, cutBefore(rest)).pipe(once)).toBe('--------b|');
      expectSubscriptions(source.subscriptions).toBe(['^-!', '---^-!']);
    });
  });

  it.each(['resume', 'onRetry', 'random'])('fails with what %s throws', (name) => {
    const failure = new Error('no idea');
    const fail = (): never => {
      throw failure;
    };
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a-#', undefined, cutBefore(cold('b|')));
      const expected = name === 'resume' ? '-a---#' : '-a-#';

      const result = source.pipe(retryOnDisconnect({ ...soon, [name]: fail }));
      expectObservable(result).toBe(expected, undefined, failure);
      expectSubscriptions(source.subscriptions).toBe('^--!');
    });
  });

  it('takes what resume throws for a failed attachment, where that can be mended', async () => {
    const { scheduler, advance } = createClock();
    let calls = 0;
    const resume = () => {
      calls += 1;
      if (calls < 3) throw new ConnectError('unknown');
      return of(b);
    };
    const source = throwError(() => cut('1', resume));
    const turn = spyOn(source.pipe(retryOnDisconnect({ scheduler })));
    await advance(60_000);

    expect(turn).toMatchObject({ values: [b], errors: [], completed: true });
  });

  it('waits for nothing where onRetry unsubscribes', () => {
    const { scheduler, timers } = createClock();
    const source = new Subject<Trace>();
    const stop = new Subject<void>();
    const onRetry = jest.fn(() => stop.next());
    const turn = spyOn(source.pipe(retryOnDisconnect({ scheduler, onRetry }), takeUntil(stop)));
    source.error(cut('1', () => of(b)));

    expect(turn).toMatchObject({ errors: [], completed: true });
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(timers()).toBe(0);
  });

  it('loses nothing of a consumer that pushes into the source, and repeats nothing', async () => {
    const { scheduler, advance } = createClock();
    const source = new Subject<Trace>();
    const rest = new Subject<Trace>();
    const turn = spyOn(source.pipe(retryOnDisconnect({ scheduler })), (value) => {
      if (value === a) source.next(b);
      if (value === b) source.error(cut('2', () => rest));
      if (value === c) rest.next(d);
    });
    source.next(a);
    await advance(60_000);
    rest.next(c);
    rest.complete();

    expect(turn).toMatchObject({ values: [a, b, c, d], errors: [], completed: true });
  });

  it('gives a consumer that leaves in next nothing more, and resumes nothing', () => {
    const { scheduler, timers } = createClock();
    const source = merge(
      of(a, b),
      throwError(() => cut('2', () => of(c))),
    );
    const turn = spyOn(source.pipe(retryOnDisconnect({ scheduler }), take(1)));

    expect(turn).toMatchObject({ values: [a], completed: true });
    expect(timers()).toBe(0);
  });
});
