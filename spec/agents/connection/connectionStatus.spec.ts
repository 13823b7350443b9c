import { EMPTY, NEVER, of, throwError } from 'rxjs';
import { ConnectError, connectionStatus, retryOnDisconnect, TurnLostError } from '../../../lib';
import type { RetryAttempt } from '../../../lib';
import { refusalOf } from '../../client/support/refusalOf';
import { createClock } from '../../support/createClock';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { cut, failed, legend, soon, waiting } from './support/statuses';

describe('connectionStatus', () => {
  it('tells how the connection of a turn is', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const resume = cold('          --b|');
      const error = cut(resume);
      const source = cold('   --a--#', undefined, error);
      const turn = '          --a------b|';
      const status = '        c-o--r-c-ox';

      const { turn$, status$ } = connectionStatus(source, soon);
      expectObservable(status$).toBe(status, { ...legend, r: waiting(error) });
      expectObservable(turn$).toBe(turn);
      expectSubscriptions(source.subscriptions).toBe('^----!');
      expectSubscriptions(resume.subscriptions).toBe('-------^--!');
    });
  });

  it('tells of each attempt that comes to nothing, and of the failure', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const error = new ConnectError('no');
      const source = cold('-#', undefined, error);
      const turn = '       ---------#';
      const status = '     cr-cs---cx';

      const { turn$, status$ } = connectionStatus(source, { ...soon, attempts: 2 });
      expectObservable(status$).toBe(status, {
        ...legend,
        r: waiting(error),
        s: waiting(error, 2, 4),
        x: failed(error),
      });
      expectObservable(turn$).toBe(turn, undefined, error);
    });
  });

  it('tells of a turn without values, and of one that is over at once', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const statusOf = (diagram: string) => {
        const { turn$, status$ } = connectionStatus(cold(diagram));
        expectObservable(status$).toBe(diagram.replace(/^-/, 'c').replace('|', 'x'), legend);
        expectObservable(turn$).toBe(diagram);
      };
      statusOf('---|');
      statusOf('---');

      const { turn$, status$ } = connectionStatus(of('a'));
      expectObservable(status$).toBe('(cox)', legend);
      expectObservable(turn$).toBe('({a}|)', { a: 'a' });
    });
  });

  it('tells of a failure that is not gone on with, and of an error of nobody', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      for (const error of [new TurnLostError(), cut(), new RangeError('mine')]) {
        const { turn$, status$ } = connectionStatus(cold('-a-#', undefined, error));
        expectObservable(status$).toBe('co-x', { ...legend, x: failed(error) });
        expectObservable(turn$).toBe('-a-#', undefined, error);
      }
    });
  });

  it('says open once a connection, at its first value', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const rest = cold('              -(cd)-|');
      const error = cut(rest);
      const source = cold('-(ab)-#', undefined, error);
      const turn = '       -(ab)----(cd)-|';
      const status = '     co----r-co----x';

      const { turn$, status$ } = connectionStatus(source, soon);
      expectObservable(status$).toBe(status, { ...legend, r: waiting(error) });
      expectObservable(turn$).toBe(turn);
    });
  });

  it('tells that the turn was left: while it runs, and while it waits', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const rest = cold('           b|');
      const error = cut(rest);
      const source = cold('-a-#', undefined, error);

      const running = connectionStatus(source, soon);
      expectObservable(running.status$).toBe('col', legend);
      expectObservable(running.turn$, '       ^-!').toBe('-a');

      const pausing = connectionStatus(source, soon);
      expectObservable(pausing.status$).toBe('co-rl', { ...legend, r: waiting(error) });
      expectObservable(pausing.turn$, '       ^---!').toBe('-a--');
      expectSubscriptions(source.subscriptions).toBe(['^-!', '^--!']);
      expectSubscriptions(rest.subscriptions).toBe([]);
    });
  });

  it('leaves no timer behind', () => {
    const { scheduler, timers } = createClock();
    const source = throwError(() => cut(NEVER));
    const { turn$ } = connectionStatus(source, { scheduler });
    const { subscription } = spyOn(turn$);

    expect(timers()).toBe(1);
    subscription.unsubscribe();
    expect(timers()).toBe(0);
  });

  it('is told what onRetry throws, which ends the turn', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const failure = new Error('no idea');
      const onRetry = () => {
        throw failure;
      };
      const source = cold('-a-#', undefined, cut(EMPTY));

      const { turn$, status$ } = connectionStatus(source, { ...soon, onRetry });
      expectObservable(status$).toBe('co-x', { ...legend, x: failed(failure) });
      expectObservable(turn$).toBe('-a-#', undefined, failure);
    });
  });

  it('lets onRetry hear of the attempts', async () => {
    const { scheduler, advance } = createClock();
    const attempts: RetryAttempt[] = [];
    const error = cut(of());
    const { turn$ } = connectionStatus(
      throwError(() => error),
      { ...soon, scheduler, onRetry: (attempt) => attempts.push(attempt) },
    );
    spyOn(turn$);
    await advance(60_000);

    expect(attempts).toEqual([{ attempt: 1, delay: 2, error }]);
  });

  it('refuses a config at once, as retryOnDisconnect does', () => {
    const config = { attempts: -1 };

    const [refusal, same] = [
      refusalOf(() => connectionStatus(NEVER, config)),
      refusalOf(() => retryOnDisconnect(config)),
    ];
    expect(refusal).toMatchObject({ field: 'attempts', reason: same.reason });
  });

  it('tells of the events of a client that its connection is open, once', () => {
    const open = { event: 'open' } as const;
    const end = { event: 'end', id: '1' } as const;
    const { turn$, status$ } = connectionStatus(of(open, end));
    const status = spyOn(status$);
    const turn = spyOn(turn$);

    expect(status.values).toEqual([legend.c, legend.o, legend.x]);
    expect(turn.values).toEqual([open, end]);
  });
});

describe('the status of a connection', () => {
  it('is not known before the turn is subscribed to, and runs nothing', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('   -a-|');
      const turnSub = '    ---^';
      const status = '     ---co-x';

      const { turn$, status$ } = connectionStatus(source);
      expectObservable(status$).toBe(status, legend);
      expectObservable(status$).toBe(status, legend);
      expectObservable(turn$, turnSub).toBe('----a-|');
      expectSubscriptions(source.subscriptions).toBe('---^--!');
    });
  });

  it('is told to who comes late, also when the turn is over', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const { turn$, status$ } = connectionStatus(cold('--a--|'));

      expectObservable(turn$).toBe('--a--|');
      expectObservable(status$, '-^').toBe('-co--x', legend);
      expectObservable(status$, '---^').toBe('---o-x', legend);
      expectObservable(status$, '-------^').toBe('-------x', legend);
    });
  });

  it('goes on with the next run of the turn', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a|');
      const status = '     cox--cox';

      const { turn$, status$ } = connectionStatus(source);
      expectObservable(status$).toBe(status, legend);
      expectObservable(turn$).toBe('-a|');
      expectObservable(turn$, '-----^').toBe('------a|');
      expectSubscriptions(source.subscriptions).toBe(['^-!', '-----^-!']);
    });
  });

  it('is that of the newest of two runs at once', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const source = cold('--a--|');
      const status = '     c-oc-o--x';

      const { turn$, status$ } = connectionStatus(source);
      expectObservable(status$).toBe(status, legend);
      expectObservable(turn$).toBe('--a--|');
      expectObservable(turn$, '---^').toBe('-----a--|');
    });
  });
});
