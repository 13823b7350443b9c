import { catchError, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { isDisconnectError } from '../../lib/errors';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { ada, connectTo } from './support/connectTo';
import { cutting, errorOf, frames, messages, restOf, resumeOf, turnURL } from './support/durable';

const size = new TextEncoder().encode(frames.join('')).length;

/** Goes on with a turn after each cut. */
const throughCuts = (turn$: Observable<unknown>): Observable<unknown> =>
  turn$.pipe(
    catchError((error: unknown) =>
      isDisconnectError(error) && error.resume !== undefined
        ? throughCuts(error.resume())
        : throwError(() => error),
    ),
  );

describe('a turn that is cut, and gone on with', () => {
  expectNoUnhandledRejection();

  it('gives each trace once, wherever it is cut', async () => {
    for (let length = 0; length < size; length += 1) {
      const server = cutting(length);
      const turn = spyOn(throughCuts(connectTo(server).interact(ada)));
      await flush();

      expect([length, turn.values, turn.completed]).toEqual([length, messages, true]);
      expect(server.exchanges.map(({ init }) => init.method)).toEqual(['POST', 'GET']);
    }
  });

  it('gives each trace once, wherever it is cut again', async () => {
    const lengths = Array.from({ length: 12 }, (_, index) => index * 27);
    for (const first of lengths) {
      for (const second of lengths) {
        const turn = spyOn(throughCuts(connectTo(cutting(first, second, 0, 0)).interact(ada)));
        await flush();

        expect([first, second, turn.values, turn.completed]).toEqual([
          first,
          second,
          messages,
          true,
        ]);
      }
    }
  });

  it('asks for what comes after the last event that was given', async () => {
    const server = cutting(size - 1);
    const turn = spyOn(connectTo(server, { apiKey: 'VF.DM.1' }).interact(ada));
    await flush();
    spyOn(restOf(turn));

    const { headers, init, url } = server.exchange(1);
    expect([url, init.method, init.body ?? null, init.redirect]).toEqual([
      turnURL,
      'GET',
      null,
      'manual',
    ]);
    expect(Object.fromEntries(headers)).toEqual({
      accept: 'text/event-stream',
      authorization: 'VF.DM.1',
      'last-event-id': '3',
    });
  });

  it('asks for the turn from its start where nothing was given', async () => {
    const server = cutting(5);
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    spyOn(restOf(turn));

    expect(server.exchange(1).headers.has('last-event-id')).toBe(false);
  });

  it('counts over all connections, and keeps its cursor where one brings nothing', async () => {
    const [one, two] = [frames[0] ?? '', frames[1] ?? ''].map(
      (frame) => new TextEncoder().encode(frame).length,
    );
    const server = cutting(one ?? 0, 0, 3, two ?? 0);
    let turn = spyOn<unknown>(connectTo(server).interact(ada));
    const errors: unknown[] = [];
    for (let cut = 0; cut < 4; cut += 1) {
      await flush();
      errors.push(errorOf(turn));
      turn = spyOn(restOf(turn));
    }
    await flush();

    expect(errors).toMatchObject([
      { received: 1, cursor: '1' },
      { received: 1, cursor: '1' },
      { received: 1, cursor: '1' },
      { received: 2, cursor: '2' },
    ]);
    expect(server.exchanges.map(({ headers }) => headers.get('last-event-id'))).toEqual([
      null,
      '1',
      '1',
      '1',
      '2',
    ]);
    expect(turn.completed).toBe(true);
  });

  it('sends nothing before its rest is subscribed to, and one request for each time', async () => {
    const server = cutting(100);
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    const rest$ = restOf(turn);
    await flush();

    expect(server.exchanges).toHaveLength(1);

    const [one, two] = [spyOn(rest$), spyOn(rest$)];
    await flush();
    const three = spyOn(restOf(turn));
    await flush();

    expect(server.exchanges).toHaveLength(4);
    expect(one.values.length).toBeGreaterThan(0);
    expect([two.values, three.values]).toEqual([one.values, one.values]);
    expect([one.completed, two.completed, three.completed]).toEqual([true, true, true]);
  });

  it('gives the events of events, and an open for each connection', async () => {
    const server = cutting(100);
    const turn = spyOn(throughCuts(connectTo(server).events(ada)));
    await flush();

    const open = { event: 'open', turnURL, onDisconnect: 'continue' };
    expect(turn.values).toEqual([
      open,
      { event: 'trace', id: '1', trace: messages[0] },
      open,
      { event: 'trace', id: '2', trace: messages[1] },
      { event: 'trace', id: '3', trace: messages[2] },
      { event: 'end', id: '4' },
    ]);
  });

  it('does not count an open as received', async () => {
    const turn = spyOn(connectTo(cutting(0)).events(ada));
    await flush();

    expect(errorOf(turn)).toMatchObject({ received: 0, cursor: undefined });
  });

  it('gives the rest of iterate as an Observable of traces', async () => {
    const seen: unknown[] = [];
    let rest$: Observable<unknown> | undefined;
    try {
      for await (const trace of connectTo(cutting(100)).iterate(ada)) seen.push(trace);
    } catch (error) {
      rest$ = isDisconnectError(error) ? error.resume?.() : undefined;
    }
    const rest = rest$ === undefined ? undefined : spyOn(rest$);
    await flush();

    expect([...seen, ...(rest?.values ?? [])]).toEqual(messages);
    expect(rest?.completed).toBe(true);
  });
});

describe('a turn that is cut where no server keeps it', () => {
  it('cannot be gone on with', async () => {
    const server = scriptedFetch({
      script: ({ respond, send, close }) => {
        respond();
        send(frames[0] ?? '');
        close();
      },
    });
    const turn = spyOn(connectTo(server, { idempotencyKey: true }).interact(ada));
    await flush();

    expect(resumeOf(turn)).toBeUndefined();
  });
});
