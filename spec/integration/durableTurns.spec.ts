import { connect } from 'node:net';
import { setImmediate as nextTask, setTimeout } from 'node:timers/promises';
import { concatMap, from, lastValueFrom, map, of, toArray } from 'rxjs';
import { createClient, retryOnDisconnect, trace } from '../../lib';
import type { Agent, Trace } from '../../lib';
import { createHandler, createMemoryEventLog } from '../../lib/server';
import { fetchFromHandler } from '../../lib/testing';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { collectGarbage } from '../support/serverGarbage';
import { doors, until, useServers } from '../support/serverSockets';

expectNoUnhandledRejection();

const wordsOf = (count: number, userID: string, length = 0): readonly Trace[] =>
  Array.from({ length: count }, (_, index) =>
    trace.text(`${userID} ${index} über 🌏${'.'.repeat(length)}`),
  );

/**
 * Says a trace a task, so that all turns are under way at once. Not a microtask: a process that lets
 * no timer fire for a whole lease is taken for dead.
 */
const pacedAgent =
  (count: number): Agent =>
  ({ userID }) =>
    from(wordsOf(count, userID)).pipe(
      concatMap(async (said) => {
        await nextTask();
        return said;
      }),
    );

describe('a thousand turns at once on one server', () => {
  /** Two hundred each: `spec/services/durable/thousandTurns.spec.ts`. */
  const count = 10;

  it('are all complete and correct', async () => {
    const handler = createHandler(pacedAgent(count), {
      authorize: () => true,
      log: createMemoryEventLog(),
    });
    const { interact } = createClient({
      baseURL: 'http://agent.test',
      projectID: 'p1',
      fetch: fetchFromHandler(handler),
    });
    const turns = await Promise.all(
      Array.from({ length: 1_000 }, async (_, index) => {
        const userID = `user-${index}`;
        return { userID, got: await lastValueFrom(interact({ userID }).pipe(toArray())) };
      }),
    );
    const wrong = turns.filter(
      ({ got, userID }) => JSON.stringify(got) !== JSON.stringify(wordsOf(count, userID)),
    );

    expect(turns).toHaveLength(1_000);
    expect(wrong).toEqual([]);
  });
});

describe.each(doors)('a reader of %s that takes nothing', (door) => {
  const servers = useServers();
  /** 18 MB of events, which the log holds once. */
  const events = wordsOf(9_000, 'ada', 2_000);

  /** Asks, and never reads; `closed` says when it was cut. */
  const stall = (port: number, path: string) => {
    const socket = connect(port, '127.0.0.1');
    let isClosed = false;
    socket.on('close', () => (isClosed = true));
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\naccept: text/event-stream\r\n\r\n`);
    return { isClosed: () => isClosed, socket };
  };

  it('costs the server no heap, is cut at a limit, and can go on', async () => {
    // The adapter writes there that a body broke.
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const server = await servers.agents(door, () => of(...events), {
      authorize: () => true,
      onError: () => undefined,
      log: createMemoryEventLog(),
      stallTimeout: 4_000,
      // The agent says all of it at once.
      maxBufferedBytes: 64 * 1024 * 1024,
    });
    const { accepted, port, sockets, url } = server;
    const { attachEvents, events: begin } = createClient({ baseURL: url, projectID: 'p1' });
    const whole = await lastValueFrom(begin({ userID: 'ada' }).pipe(toArray()));
    const turnURL = whole[0]?.event === 'open' ? (whole[0].turnURL ?? '') : '';
    await collectGarbage();
    const before = process.memoryUsage();

    const readers = Array.from({ length: 20 }, () => stall(port, new URL(turnURL).pathname));
    await until(() => accepted() >= 21, 10_000);
    await setTimeout(500);
    await collectGarbage();
    const after = process.memoryUsage();
    const grown = after.heapUsed + after.arrayBuffers - (before.heapUsed + before.arrayBuffers);
    await until(() => sockets.size <= 1, 20_000);
    for (const { socket } of readers) socket.destroy();
    printed.mockRestore();
    const rest = await lastValueFrom(attachEvents({ turnURL, cursor: '8990' }).pipe(toArray()));

    expect(whole).toHaveLength(9_002);
    // What each holds is a page and what its socket takes; all of it would be 360 MB.
    expect(grown / 1024 / 1024).toBeLessThan(20);
    expect(rest.slice(1)).toEqual(whole.slice(8_991));
  }, 60_000);
});

describe.each(doors)('two tabs, and %s', (door) => {
  const servers = useServers();

  it('that attach to one turn both get everything', async () => {
    const { url } = await servers.agents(door, pacedAgent(50), {
      authorize: () => true,
      log: createMemoryEventLog(),
    });
    const client = () => createClient({ baseURL: url, projectID: 'p1' });
    let opened: (turnURL: string) => void;
    const turnURL = new Promise<string>((resolve) => (opened = resolve));
    const first = lastValueFrom(
      client()
        .events({ userID: 'ada' })
        .pipe(
          map((event) => {
            if (event.event === 'open') opened(event.turnURL ?? '');
            return event;
          }),
          toArray(),
        ),
    );
    const second = lastValueFrom(
      client()
        .attach({ turnURL: await turnURL })
        .pipe(retryOnDisconnect(), toArray()),
    );

    expect(await second).toEqual(wordsOf(50, 'ada'));
    expect((await first).slice(1)).toHaveLength(51);
  });
});
