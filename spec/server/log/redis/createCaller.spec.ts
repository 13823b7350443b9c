import { asyncScheduler, NEVER, ReplaySubject } from 'rxjs';
import type { Observable } from 'rxjs';
import { isEventLogError } from '../../../../lib/errors/EventLogError';
import { createCaller } from '../../../../lib/server/log/redis/connection/createCaller';
import type { Caller } from '../../../../lib/server/log/redis/connection/createCaller';
import { virtualTime } from '../../../../lib/testing/virtualTime/virtualTime';
import { expectNoUnhandledRejection } from '../../../support/expectNoUnhandledRejection';

const withCaller = (maxWait: number, closed$: Observable<unknown> = NEVER): Caller =>
  createCaller({ closed$, maxWait, scheduler: asyncScheduler });

const cut = () => Promise.reject(new Error('Socket closed unexpectedly'));
const asIs = (reply: unknown) => reply;

/** Each attempt that was made: when. */
const failing = (now: () => number, fail: (count: number) => Promise<unknown>) => {
  const times: number[] = [];
  return {
    times,
    attempt: () => {
      times.push(now());
      return fail(times.length);
    },
  };
};

describe('a call', () => {
  expectNoUnhandledRejection();

  it('resolves to what is read of the reply', async () => {
    const call = withCaller(1000);

    expect(
      await call(
        'read',
        () => Promise.resolve(7),
        (reply) => [reply],
      ),
    ).toEqual([7]);
  });

  it('is made again while Redis is away, ever less often', async () => {
    await virtualTime(async ({ advance, now, timers }) => {
      const { attempt, times } = failing(now, (count) =>
        count < 8 ? cut() : Promise.resolve('there'),
      );
      const reply = withCaller(10_000)('read', attempt, asIs);
      await advance(5000);

      expect(await reply).toBe('there');
      expect(times).toEqual([0, 50, 150, 350, 750, 1550, 2550, 3550]);
      expect(timers()).toBe(0);
    });
  });

  it('rejects after the time, with the last failure', async () => {
    await virtualTime(async ({ advance, timers }) => {
      const reply = withCaller(700)('append', cut, asIs).catch((error: unknown) => error);
      await advance(699);

      expect(timers()).toBeGreaterThan(0);

      await advance(1);
      const error = await reply;

      expect(isEventLogError(error)).toBe(true);
      expect(error).toMatchObject({
        operation: 'append',
        waited: 700,
        cause: { message: 'Socket closed unexpectedly' },
      });
      expect(timers()).toBe(0);
    });
  });

  it('is made once where there is no answer, and given up after the time', async () => {
    await virtualTime(async ({ advance, now, timers }) => {
      const signals: AbortSignal[] = [];
      const { attempt, times } = failing(now, () => new Promise(() => undefined));
      const call = withCaller(700)(
        'claim',
        (signal) => {
          signals.push(signal);
          return attempt();
        },
        asIs,
      );
      const reply = call.catch((error: unknown) => error);
      await advance(699);

      expect(signals.map(({ aborted }) => aborted)).toEqual([false]);

      await advance(1);

      expect(await reply).toMatchObject({ waited: 700, cause: { message: /not answered/ } });
      expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
      expect(times).toEqual([0]);
      expect(timers()).toBe(0);
    });
  });

  it.each(['WRONGTYPE Operation against a key', 'ERR Error running script: @user_script:3: boom'])(
    'rejects at once where it cannot help to ask again: %s',
    async (message) => {
      await virtualTime(async ({ settle, now }) => {
        const { attempt, times } = failing(now, () => Promise.reject(new Error(message)));
        const reply = withCaller(700)('read', attempt, asIs).catch((error: unknown) => error);
        await settle();

        expect(await reply).toMatchObject({ operation: 'read', waited: 0, cause: { message } });
        expect(times).toEqual([0]);
      });
    },
  );

  it('rejects at once where the reply cannot be read', async () => {
    const reply = withCaller(1000)(
      'read',
      () => Promise.resolve('?'),
      () => {
        throw new Error('not a page');
      },
    );

    await expect(reply).rejects.toMatchObject({ cause: { message: 'not a page' } });
  });

  it('rejects when the log is closed, and leaves no timer', async () => {
    await virtualTime(async ({ advance, timers }) => {
      const closed$ = new ReplaySubject<void>(1);
      const call = withCaller(1000, closed$);
      const reply = call('read', cut, asIs).catch((error: unknown) => error);
      await advance(10);
      closed$.next();

      expect(await reply).toMatchObject({ waited: 10, cause: { message: /closed/ } });
      expect(timers()).toBe(0);

      await expect(call('read', cut, asIs)).rejects.toMatchObject({ cause: { message: /closed/ } });
    });
  });
});
