import { concat, defer, from, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { ConnectError, DisconnectError, ResponseError, retryOnDisconnect } from '../../../lib';
import type { RetryAttempt, RetryOnDisconnectConfig } from '../../../lib';
import { refusalOf } from '../../client/support/refusalOf';
import { createClock } from '../../support/createClock';
import { spyOn } from '../../../lib/testing';

const longest = 2 ** 31 - 1;
const always = () => 1;

const cut = (resume?: () => Observable<string>, retryAfter?: number) =>
  new DisconnectError({ phase: 'closed', received: 0, retryAfter, resume });
const refused = (retryAfter?: number) =>
  new ResponseError({
    status: 503,
    headers: { 'retry-after': '' },
    body: '',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
const fail = (error: Error) => throwError(() => error);

/** The attempts that a source makes which fails with `error` for ever. */
const attemptsOf = async (error: Error, config: RetryOnDisconnectConfig = {}, ms = longest) => {
  const { scheduler, advance } = createClock();
  const attempts: RetryAttempt[] = [];
  const onRetry = (attempt: RetryAttempt) => attempts.push(attempt);
  const source = fail(error).pipe(
    retryOnDisconnect({ random: always, ...config, scheduler, onRetry }),
  );
  const turn = spyOn(source);
  await advance(ms);
  return { ...turn, attempts, delays: attempts.map(({ delay }) => delay) };
};

describe('retryOnDisconnect, the wait', () => {
  it('doubles from 500 ms, and ends after five attempts', async () => {
    const error = new ConnectError('no');
    const { attempts, errors } = await attemptsOf(error);

    expect(attempts).toEqual([
      { attempt: 1, delay: 500, error },
      { attempt: 2, delay: 1_000, error },
      { attempt: 3, delay: 2_000, error },
      { attempt: 4, delay: 4_000, error },
      { attempt: 5, delay: 8_000, error },
    ]);
    expect(errors).toEqual([error]);
  });

  it('doubles up to maxDelay', async () => {
    const config = { attempts: 9, initialDelay: 1_000 };
    const { delays } = await attemptsOf(new ConnectError('no'), config);
    const short = await attemptsOf(new ConnectError('no'), { maxDelay: 700 });

    expect(delays.slice(4)).toEqual([16_000, 30_000, 30_000, 30_000, 30_000]);
    expect(short.delays).toEqual([500, 700, 700, 700, 700]);
  });

  it.each([
    [0, 0],
    [0.25, 125],
    [1, 500],
    [-1, 0],
    [7, 500],
    [NaN, 500],
  ])('is by chance anything up to that: a random of %p waits %p ms', async (value, expected) => {
    const { delays } = await attemptsOf(new ConnectError('no'), { random: () => value });

    expect(delays[0]).toBe(expected);
  });

  it.each([0, 1, Number.MAX_VALUE])(
    'stays a number after very many attempts from %p ms on',
    async (initialDelay) => {
      const config = { attempts: 3_000, initialDelay, maxDelay: 10 };
      const { delays } = await attemptsOf(new ConnectError('no'), config);

      expect(delays).toHaveLength(3_000);
      expect(new Set(delays.slice(4))).toEqual(new Set([initialDelay === 0 ? 0 : 10]));
    },
  );

  it.each([
    [undefined, 500],
    [0, 500],
    [3_000, 3_500],
    [-5, 500],
    [NaN, 500],
    [300_001, 300_500],
    [Infinity, 300_500],
  ])('is above what the server asks for: %p', async (retryAfter, expected) => {
    const { delays } = await attemptsOf(refused(retryAfter));

    expect(delays[0]).toBe(expected);
  });

  it('is never longer than timers take', async () => {
    const long = { maxRetryAfter: 1e300, maxDelay: 1e300, initialDelay: 1e300 };

    expect((await attemptsOf(refused(1e300), long)).delays[0]).toBe(longest);
    expect(
      (
        await attemptsOf(
          cut(() => of('b'), 99_999_999_999),
          long,
        )
      ).delays,
    ).toEqual([longest]);
  });

  it('is as long as it says', async () => {
    const error = cut(() => of('b'), 99_999_999_999);

    expect(await attemptsOf(error, { random: () => 0 }, 299_999)).toMatchObject({ values: [] });
    expect(await attemptsOf(error, { random: () => 0 }, 300_000)).toMatchObject({ values: ['b'] });
  });

  it('keeps to the last retry field of the turn, but where an error has its own', async () => {
    const { scheduler, advance } = createClock();
    const delays: number[] = [];
    const failures = [
      new ConnectError('no'),
      refused(40),
      refused(),
      cut(() => attach, 20),
      cut(() => attach),
    ];
    const attach: Observable<string> = defer(() => {
      const failure = failures.shift();
      return failure === undefined ? of('b') : fail(failure);
    });
    const turn = spyOn(
      fail(cut(() => attach, 10)).pipe(
        retryOnDisconnect({
          scheduler,
          attempts: 9,
          random: () => 0,
          onRetry: ({ delay }) => delays.push(delay),
        }),
      ),
    );
    await advance(60_000);

    expect(turn).toMatchObject({ values: ['b'], completed: true });
    expect(delays).toEqual([10, 10, 40, 10, 20, 20]);
  });
});

describe('retryOnDisconnect, maxElapsed', () => {
  it('lets no attempt begin later', async () => {
    const at = async (maxElapsed: number) =>
      (await attemptsOf(new ConnectError('no'), { maxElapsed })).delays;

    expect(await at(499)).toEqual([]);
    expect(await at(500)).toEqual([500]);
    expect(await at(3_499)).toEqual([500, 1_000]);
    expect(await at(3_500)).toEqual([500, 1_000, 2_000]);
    expect(await at(Infinity)).toHaveLength(5);
  });

  it('fails at once where the wait would pass it', async () => {
    const error = refused(2_000);

    expect(await attemptsOf(error, { maxElapsed: 1_999 }, 0)).toMatchObject({ errors: [error] });
  });

  it('counts anew after a trace', async () => {
    const { scheduler, advance } = createClock();
    let cuts = 0;
    const attach = (): Observable<string> => {
      cuts += 1;
      return cuts === 10 ? of('z') : concat(of('b'), fail(cut(attach)));
    };
    const turn = spyOn(
      fail(cut(attach)).pipe(retryOnDisconnect({ maxElapsed: 500, random: always, scheduler })),
    );
    await advance(60_000);

    expect(turn).toMatchObject({ completed: true, errors: [] });
    expect(turn.values).toHaveLength(10);
  });
});

describe('retryOnDisconnect, attempts', () => {
  /** A turn that is cut again and again; whether it emits each time is up to `emits`. */
  const cutting = (count: number, emits: boolean) => {
    let cuts = 0;
    const connect = (): Observable<number> =>
      defer(() => {
        cuts += 1;
        const values = emits ? [cuts] : [];
        if (cuts > count) return of(0);
        return concat(
          from(values),
          throwError(() => new DisconnectError({ phase: 'reset', received: 0, resume: connect })),
        );
      });
    return connect();
  };

  const outcomeOf = async (source: Observable<number>, config: RetryOnDisconnectConfig = {}) => {
    const { scheduler, advance } = createClock();
    const turn = spyOn(source.pipe(retryOnDisconnect({ ...config, scheduler })));
    await advance(1_000_000);
    return turn;
  };

  it('come back with each trace: 20 cuts in a row with progress are survived', async () => {
    const turn = await outcomeOf(cutting(20, true));

    expect(turn).toMatchObject({ errors: [], completed: true });
    expect(turn.values).toHaveLength(21);
  });

  it('do not come back with a connection: six cuts without progress are not survived', async () => {
    expect(await outcomeOf(cutting(5, false))).toMatchObject({ values: [0], completed: true });
    expect(await outcomeOf(cutting(6, false))).toMatchObject({
      values: [],
      errors: [{ phase: 'reset' }],
    });
  });

  it('may be none, and may be without limit', async () => {
    expect(await outcomeOf(cutting(1, true), { attempts: 0 })).toMatchObject({
      values: [1],
      errors: [{ phase: 'reset' }],
    });
    expect(await outcomeOf(cutting(50, false), { attempts: Infinity, maxDelay: 1 })).toMatchObject({
      completed: true,
    });
  });

  it.each([true, false])(
    'may be 20,000 on the same stack (progress: %p)',
    async (emits) => {
      const config = { attempts: Infinity, initialDelay: 0 };
      const turn = await outcomeOf(cutting(20_000, emits), config);

      expect(turn).toMatchObject({ errors: [], completed: true });
      expect(turn.values).toHaveLength(emits ? 20_001 : 1);
    },
    60_000,
  );
});

describe('retryOnDisconnect, its config', () => {
  it.each([
    ['attempts', [-1, 1.5, NaN, -Infinity]],
    ['initialDelay', [-1, NaN, Infinity]],
    ['maxDelay', [-1, NaN, Infinity]],
    ['maxRetryAfter', [-1, NaN, Infinity]],
    ['maxElapsed', [-1, NaN]],
  ])('is refused at once where %s cannot be used', (field, values) => {
    const refusals = values.map((value) => refusalOf(() => retryOnDisconnect({ [field]: value })));

    expect(refusals.map((error) => error.field)).toEqual(values.map(() => field));
    expect(refusals[0]?.message).toMatch(/^\w+ must be a /);
  });
});
