import { concat, from, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { DisconnectError, retryOnDisconnect, trace } from '../../../lib';
import { createClock } from '../../support/createClock';
import { spyOn } from '../../../lib/testing';

describe('retryOnDisconnect, the open event', () => {
  const open = { event: 'open' } as const;
  const opened = (...values: readonly object[]) =>
    concat(
      from([open, ...values]),
      throwError(() => new DisconnectError({ phase: 'closed', received: 0 })),
    );

  it('passes, and gives no attempts back', async () => {
    const { scheduler, advance } = createClock();
    const connect = (): Observable<object> =>
      concat(
        of(open),
        throwError(() => new DisconnectError({ phase: 'reset', received: 0, resume: connect })),
      );
    const spy = spyOn(connect().pipe(retryOnDisconnect({ scheduler, attempts: 3 })));
    await advance(600_000);

    expect(spy).toMatchObject({ values: [open, open, open, open], errors: [{ phase: 'reset' }] });
  });

  it('is nothing delivered: the turn may be replayed', async () => {
    const { scheduler, advance } = createClock();
    const replay = jest.fn(() => false);
    const spy = spyOn(opened().pipe(retryOnDisconnect({ scheduler, replay })));
    await advance(60_000);

    expect(spy.values).toEqual([open]);
    expect(replay).toHaveBeenCalledTimes(1);
  });

  it.each([
    { event: 'end', id: '1' },
    { event: 'trace', trace: trace.text('a') },
    { event: 'state', state: { event: 'open' } },
    { ...trace.text('a'), event: 'open' },
    trace.custom('open', { event: 'open' }),
  ])('is not mistaken for %j, which is delivered', async (value) => {
    const { scheduler, advance } = createClock();
    const replay = jest.fn(() => false);
    const spy = spyOn(opened(value).pipe(retryOnDisconnect({ scheduler, replay })));
    await advance(60_000);

    expect(spy.values).toEqual([open, value]);
    expect(replay).not.toHaveBeenCalled();
  });
});
