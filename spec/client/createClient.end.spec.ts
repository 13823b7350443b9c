import { getEventListeners } from 'node:events';
import { take, takeWhile } from 'rxjs';
import { createClient } from '../../lib';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame, text, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

const whole = textFrame(1, 'a') + endFrame(2);

/** A turn that has had its end, over a connection that is still open. */
const ended = async (ignoresSignal = false) => {
  const clock = createClock();
  const server = scriptedFetch({
    ignoresSignal,
    script: ({ respond, send }) => {
      respond();
      send(whole);
    },
  });
  const turn = spyOn(connectTo(server, { scheduler: clock.scheduler }).interact(ada));
  await flush();
  return { clock, turn, exchange: server.exchange() };
};

describe('a connection after its end event', () => {
  expectNoUnhandledRejection();

  it.each([
    ['was whole', whole, 'complete'],
    ['was cut', textFrame(1, 'a'), 'error'],
  ])(
    'holds nothing of a turn that %s, though a fetch may hold its signal',
    async (_, body, last) => {
      const signals: AbortSignal[] = [];
      const headers = { 'content-type': 'text/event-stream' };
      const fetch: typeof globalThis.fetch = (_url, init) => {
        if (init?.signal) signals.push(init.signal);
        return Promise.resolve(new Response(body, { headers }));
      };
      const { interact } = createClient({ apiKey: 'VF.DM.key', projectID: 'p1', fetch });
      const turn = spyOn(interact(ada));
      await flush();

      expect(turn.completed ? 'complete' : 'error').toBe(last);
      expect(signals.map((signal) => getEventListeners(signal, 'abort'))).toEqual([[]]);
    },
  );

  it('is not aborted where it closes by itself', async () => {
    const { clock, turn, exchange } = await ended();
    exchange.close();
    await flush();
    turn.subscription.unsubscribe();
    await clock.advance(5000);

    expect(turn.completed).toBe(true);
    expect([exchange.aborted, exchange.cancelled]).toEqual([false, false]);
    expect(clock.timers()).toBe(0);
  });

  it('is not aborted for some bytes more', async () => {
    const { clock, exchange } = await ended();
    for (let chunk = 0; chunk < 16; chunk += 1) exchange.send('\n');
    await flush();
    exchange.close();
    await flush();
    await clock.advance(5000);

    expect([exchange.aborted, exchange.cancelled]).toEqual([false, false]);
  });

  it.each([
    ['that heeds its signal', false],
    ['that ignores its signal', true],
  ])('is closed a second later where it stays open, over a fetch %s', async (_, ignoresSignal) => {
    const { clock, turn, exchange } = await ended(ignoresSignal);
    await clock.advance(999);

    expect([turn.completed, exchange.aborted]).toEqual([true, false]);

    await clock.advance(1);

    expect(exchange.aborted).toBe(true);
    expect(exchange.cancelled).toBe(ignoresSignal);
    expect(clock.timers()).toBe(0);
  });

  it('is closed where it goes on without end', async () => {
    let chunks = 0;
    const more = new TextEncoder().encode(': more\n\n');
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(whole)),
      pull: (controller) => {
        chunks += 1;
        // Past this the spec would hang, not fail: no timer fires between two microtasks.
        if (chunks < 1000) controller.enqueue(more);
      },
    });
    const headers = { 'content-type': 'text/event-stream' };
    const server = scriptedFetch({ script: ({ respond }) => respond({ body, headers }) });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();

    expect([turn.completed, server.exchange().aborted]).toEqual([true, true]);
    expect(chunks).toBeLessThan(50);
  });

  it('is closed where the rest of the chunk is not even readable', async () => {
    const clock = createClock();
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const config = { maxEventBytes: 200, scheduler: clock.scheduler };
    const turn = spyOn(connectTo(server, config).interact(ada));
    await flush();
    server.exchange().send(`${whole}data: ${'x'.repeat(1000)}\n\n`);
    await flush();

    expect([turn.completed, turn.errors]).toEqual([true, []]);

    await clock.advance(1000);

    expect(server.exchange().aborted).toBe(true);
  });

  it('may fail', async () => {
    const { clock, turn, exchange } = await ended();
    exchange.reset(new TypeError('terminated'));
    await clock.advance(5000);

    expect([turn.values, turn.completed, turn.errors]).toEqual([[text('a')], true, []]);
    expect(clock.timers()).toBe(0);
  });

  it('is left to close where the subscriber leaves at the end event', async () => {
    const clock = createClock();
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const client = connectTo(server, { scheduler: clock.scheduler });
    const turn = spyOn(client.events(ada).pipe(takeWhile(({ event }) => event !== 'end', true)));
    await flush();
    server.exchange().send(whole);
    await flush();
    server.exchange().close();
    await flush();
    await clock.advance(5000);

    expect(turn.completed).toBe(true);
    expect(server.exchange().aborted).toBe(false);
  });

  it('is aborted where the subscriber leaves before', async () => {
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const turn = spyOn(connectTo(server).events(ada).pipe(take(1)));
    await flush();
    server.exchange().send(whole);
    await flush();

    expect(turn.completed).toBe(true);
    expect(server.exchange().aborted).toBe(true);
  });

  it('holds back nothing of the next turn', async () => {
    const { exchange } = await ended();
    const next = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(whole);
      },
    });
    const turn = spyOn(connectTo(next).interact(ada));
    await flush();

    expect([turn.completed, exchange.aborted]).toEqual([true, false]);
  });
});
