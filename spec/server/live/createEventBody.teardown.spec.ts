import { concat, map, NEVER, of, range, Subject, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { readServerBody } from '../../support/serverBody';
import { openEventBody, readEventBody } from '../../support/serverEventBody';
import { collectGarbage } from '../../support/serverGarbage';
import { turnRequest } from '../../support/serverRequest';

expectNoUnhandledRejection();

describe('when the reader cancels', () => {
  it('unsubscribes, and stops the clock', async () => {
    const { reader, clock, counts } = await readEventBody(concat(of('a'), NEVER));
    await reader.cancel();

    expect(counts).toEqual({ subscribed: 1, unsubscribed: 1 });
    expect(clock.timers()).toBe(0);
  });

  it('before the subscription, there is none', async () => {
    const { body, clock, counts } = openEventBody(of('a'));
    const reader = readServerBody(new Response(body));
    await flush();
    expect(clock.timers()).toBe(1);
    await reader.cancel();
    await clock.advance(5_000);

    expect(counts.subscribed).toBe(0);
    expect(clock.timers()).toBe(0);
  });

  it('in the run of a frame, nothing more is written', async () => {
    const frames$ = new Subject<string>();
    const { reader, counts } = await readEventBody(frames$);
    frames$.next('a');
    const cancelled = reader.cancel();
    frames$.next('b');
    await cancelled;
    await flush();

    expect(reader.chunks).toEqual(['\n']);
    expect(counts.unsubscribed).toBe(1);
  });
});

describe('when the request is aborted', () => {
  it('unsubscribes, ends the body and stops the clock', async () => {
    const client = new AbortController();
    const request = turnRequest({ signal: client.signal });
    const { reader, clock, counts } = await readEventBody(concat(of('a'), NEVER), { request });
    client.abort();
    await flush();

    expect(counts).toEqual({ subscribed: 1, unsubscribed: 1 });
    expect(reader.chunks).toEqual(['\n', 'a']);
    expect(reader.outcome()).toBe('closed');
    expect(clock.timers()).toBe(0);
  });

  it('before it is read, nothing ever runs', async () => {
    const client = new AbortController();
    const request = turnRequest({ signal: client.signal });
    const { body, clock, counts } = openEventBody(of('a'), { request });
    client.abort();
    const reader = readServerBody(new Response(body));
    await flush();
    await clock.advance(5_000);

    expect(counts.subscribed).toBe(0);
    expect(reader.outcome()).toBe('closed');
    expect(clock.timers()).toBe(0);
  });

  it('before there is a body, nothing ever runs', async () => {
    const request = turnRequest({ signal: AbortSignal.abort() });
    const { reader, clock, counts } = await readEventBody(of('a'), { request });

    expect(counts.subscribed).toBe(0);
    expect(reader.chunks).toEqual(['\n']);
    expect(reader.outcome()).toBe('closed');
    expect(clock.timers()).toBe(0);
  });

  it('after the end, nothing happens', async () => {
    const client = new AbortController();
    const request = turnRequest({ signal: client.signal });
    const { reader } = await readEventBody(of('a'), { request });
    client.abort();
    await flush();

    expect(reader.chunks).toEqual(['\n', 'a']);
    expect(reader.outcome()).toBe('closed');
  });

  it('hears it though nobody else holds the request', async () => {
    const clients = Array.from({ length: 20 }, () => new AbortController());
    const turns = [];
    for (const { signal } of clients)
      turns.push(await readEventBody(NEVER, { request: turnRequest({ signal }) }));
    await collectGarbage();
    clients.forEach((client) => client.abort());

    expect(turns.map(({ counts }) => counts.unsubscribed)).toEqual(clients.map(() => 1));
  });
});

describe('where the reader is too slow', () => {
  const tooSlow = 'The reader is too slow (maxBufferedBytes)';

  /** Reads so far that the turn runs, and no further. */
  const stall = async (frames$: Observable<string>, maxBufferedBytes = 100) => {
    const { body, clock, counts } = openEventBody(frames$, { maxBufferedBytes });
    const reader = body.getReader();
    await reader.read();
    const first = reader.read().catch((error: unknown) => error);
    await flush();
    await clock.advance(0);
    await flush();
    return { reader, clock, counts, first };
  };

  it('cuts the body and unsubscribes, past the limit and not at it', async () => {
    const frames$ = new Subject<string>();
    const { reader, clock, counts } = await stall(frames$);
    frames$.next('read');
    await flush();
    frames$.next('x'.repeat(60));
    await flush();
    frames$.next('x'.repeat(40));
    await flush();
    expect(counts.unsubscribed).toBe(0);
    frames$.next('x');

    expect(counts.unsubscribed).toBe(1);
    expect(clock.timers()).toBe(0);
    await expect(reader.read()).rejects.toThrow(tooSlow);
  });

  it('counts what was read no more', async () => {
    const frames$ = new Subject<string>();
    const { reader, counts } = await readEventBody(frames$, { maxBufferedBytes: 100 });
    for (let round = 0; round < 50; round += 1) {
      frames$.next('x'.repeat(90));
      await flush();
    }

    expect(counts.unsubscribed).toBe(0);
    expect(reader.text()).toHaveLength(1 + 50 * 90);
  });

  it('counts bytes where they wait', async () => {
    const frames$ = new Subject<string>();
    const { counts } = await stall(frames$);
    frames$.next('read');
    await flush();
    frames$.next('é'.repeat(50));
    await flush();
    expect(counts.unsubscribed).toBe(0);
    frames$.next('x');

    expect(counts.unsubscribed).toBe(1);
  });

  it('stops an agent that never stops by itself', async () => {
    const { clock, counts, first } = await stall(range(0, Infinity).pipe(map(() => 'x')));

    expect(await first).toMatchObject({ message: tooSlow });
    expect(counts).toEqual({ subscribed: 1, unsubscribed: 1 });
    expect(clock.timers()).toBe(0);
  });
});

describe('where the frames fail', () => {
  it('errors the body, and stops the clock', async () => {
    const frames$ = concat(
      of('a'),
      throwError(() => new Error('no frame')),
    );
    const { reader, clock } = await readEventBody(frames$);

    expect(reader.outcome()).toMatchObject({ message: 'no frame' });
    expect(clock.timers()).toBe(0);
  });
});
