import { concat, defer, finalize, of, Subject, take, takeUntil, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { connectionStatus, trace } from '../../../lib';
import type { ConnectionStatus, Trace } from '../../../lib';
import { createClock } from '../../support/createClock';
import { spyOn } from '../../../lib/testing';
import { cut, failed, legend } from './support/statuses';

const [a, b] = [trace.text('a'), trace.text('b')];

/** All that happens, in order. */
const logOf = ({ turn$, status$ }: ReturnType<typeof connectionStatus<Trace>>) => {
  const log: unknown[] = [];
  status$.subscribe(({ status }) => log.push(status));
  const subscription = turn$.subscribe({
    next: (value) => log.push(value),
    error: () => log.push('error'),
    complete: () => log.push('complete'),
  });
  return { log, subscription };
};

describe('the order of a status', () => {
  it('is before what it tells of, in the same task', () => {
    const source = new Subject<Trace>();
    const { log } = logOf(connectionStatus(source));

    expect(log).toEqual(['connecting']);
    source.next(a);
    expect(log).toEqual(['connecting', 'open', a]);
    source.complete();
    expect(log).toEqual(['connecting', 'open', a, 'closed', 'complete']);
  });

  it('is before a failure', () => {
    const source = throwError(() => cut());

    expect(logOf(connectionStatus(source)).log).toEqual(['connecting', 'closed', 'error']);
  });

  it('is behind the teardown of what was left', () => {
    const log: unknown[] = [];
    const source = new Subject<Trace>().pipe(finalize(() => log.push('torn down')));
    const { turn$, status$ } = connectionStatus(source);
    const told = status$.subscribe((status) => log.push(status));
    turn$.subscribe().unsubscribe();
    told.unsubscribe();

    expect(log).toEqual([legend.c, 'torn down', legend.l]);
  });

  it('is closed once: not after the end, and not where nothing is left to leave', () => {
    const { turn$, status$ } = connectionStatus(of(a));
    const status = spyOn(status$);
    spyOn(turn$).subscription.unsubscribe();

    expect(status.values).toEqual([legend.c, legend.o, legend.x]);
  });

  it('is left where the consumer takes no more', () => {
    const { turn$, status$ } = connectionStatus(of(a, b));
    const status = spyOn(status$);
    const turn = spyOn(turn$.pipe(take(1)));

    expect(turn).toMatchObject({ values: [a], completed: true });
    expect(status.values).toEqual([legend.c, legend.o, legend.l]);
  });
});

/** A turn that is left by who hears a status, and all that others hear. */
const leaving = async (source: Observable<Trace>, when: ConnectionStatus['status'], time = 1) => {
  const { scheduler, advance, timers } = createClock();
  const stop = new Subject<void>();
  let subscriptions = 0;
  let heard = 0;
  const counted = defer(() => {
    subscriptions += 1;
    return source;
  });
  const { turn$, status$ } = connectionStatus(counted, { scheduler, random: () => 0 });
  status$.subscribe(({ status }) => {
    if (status === when) heard += 1;
    if (status === when && heard === time) stop.next();
  });
  const status = spyOn(status$);
  const turn = spyOn(turn$.pipe(takeUntil(stop)));
  await advance(60_000);
  return {
    subscriptions,
    timers: timers(),
    values: turn.values,
    statuses: status.values.map((one) => one.status),
  };
};

describe('who hears a status may leave:', () => {
  it('at connecting, and nothing is connected to', async () => {
    expect(await leaving(of(a), 'connecting')).toEqual({
      subscriptions: 0,
      timers: 0,
      values: [],
      statuses: ['connecting', 'closed'],
    });
  });

  it('at connecting after a wait, and nothing is gone on with', async () => {
    let resumed = 0;
    const rest = defer(() => {
      resumed += 1;
      return of(b);
    });
    const source = concat(
      of(a),
      throwError(() => cut(rest)),
    );

    expect(await leaving(source, 'connecting', 2)).toEqual({
      subscriptions: 1,
      timers: 0,
      values: [a],
      statuses: ['connecting', 'open', 'reconnecting', 'connecting', 'closed'],
    });
    expect(resumed).toBe(0);
  });

  it('at reconnecting, and nothing is waited for', async () => {
    const source = throwError(() => cut(of(b)));

    expect(await leaving(source, 'reconnecting')).toEqual({
      subscriptions: 1,
      timers: 0,
      values: [],
      statuses: ['connecting', 'reconnecting', 'closed'],
    });
  });

  it('at open, and no value is delivered', async () => {
    expect(await leaving(of(a, b), 'open')).toMatchObject({
      values: [],
      statuses: ['connecting', 'open', 'closed'],
    });
  });

  it('at closed, and nothing more is told', async () => {
    expect(await leaving(of(a), 'closed')).toMatchObject({
      values: [a],
      statuses: ['connecting', 'open', 'closed'],
    });
  });
});

describe('a consumer that acts on a status', () => {
  it('lets all others hear the same order', () => {
    const source = new Subject<Trace>();
    const { turn$, status$ } = connectionStatus(source);
    const stop = new Subject<void>();
    const before = spyOn(status$);
    const acting = spyOn(status$, ({ status }) => {
      if (status === 'open') stop.next();
    });
    const after = spyOn(status$);
    const turn = spyOn(turn$.pipe(takeUntil(stop)));
    source.next(a);

    const all = [legend.c, legend.o, legend.l];
    expect([before.values, acting.values, after.values]).toEqual([all, all, all]);
    expect(turn.values).toEqual([]);
  });

  it('tells who comes in the middle each status once', () => {
    const { turn$, status$ } = connectionStatus(of(a));
    const late: ReturnType<typeof spyOn>[] = [];
    spyOn(status$, ({ status }) => {
      if (status === 'open') late.push(spyOn(status$));
    });
    spyOn(turn$);

    expect(late.map(({ values }) => values)).toEqual([[legend.o, legend.x]]);
  });

  it('may run the turn again at its end', () => {
    let runs = 0;
    const source = defer(() => {
      runs += 1;
      return runs < 3 ? throwError(() => cut()) : of(a);
    });
    const { turn$, status$ } = connectionStatus(source);
    const turns: ReturnType<typeof spyOn>[] = [];
    const status = spyOn(status$, (now) => {
      if (now.status === 'closed' && now.outcome === 'failed') turns.push(spyOn(turn$));
    });
    turns.push(spyOn(turn$));

    const failure = failed(cut());
    expect(status.values).toEqual([
      legend.c,
      failure,
      legend.c,
      failure,
      legend.c,
      legend.o,
      legend.x,
    ]);
    expect(turns.map(({ completed }) => completed).sort()).toEqual([false, false, true]);
  });

  it('hears nothing of a turn that onRetry has left', () => {
    const { scheduler, timers } = createClock();
    const stop = new Subject<void>();
    const { turn$, status$ } = connectionStatus(
      throwError(() => cut(of(b))),
      { scheduler, onRetry: () => stop.next() },
    );
    const status = spyOn(status$);
    spyOn(turn$.pipe(takeUntil(stop)));

    expect(status.values).toEqual([legend.c, legend.l]);
    expect(timers()).toBe(0);
  });

  it('pushes into the source from next, and loses nothing', () => {
    const source = new Subject<Trace>();
    const { turn$, status$ } = connectionStatus(source);
    const status = spyOn(status$);
    const turn = spyOn(turn$, (value) => {
      if (value !== a) return;
      source.next(b);
      source.complete();
    });
    source.next(a);

    expect(turn).toMatchObject({ values: [a, b], completed: true });
    expect(status.values).toEqual([legend.c, legend.o, legend.x]);
  });

  it('holds nothing of a turn but its last status, and nobody who has left', () => {
    const { turn$, status$ } = connectionStatus(of(a));
    const listeners = Array.from({ length: 100 }, () => spyOn(status$));
    for (let run = 0; run < 100; run += 1) spyOn(turn$);
    listeners.forEach(({ subscription }) => subscription.unsubscribe());
    const late = spyOn(status$);
    spyOn(turn$);

    expect(late.values).toEqual([legend.x, legend.c, legend.o, legend.x]);
    expect(new Set(listeners.map(({ values }) => values.length))).toEqual(new Set([300]));
  });
});
