import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { ada, connectTo } from './support/connectTo';
import { cutAt, cutting, durable, errorOf, frames, messages, restOf } from './support/durable';

describe('a further connection of a turn', () => {
  expectNoUnhandledRejection();

  it('is gone on with after a reset and after silence as well', async () => {
    const clock = createClock();
    const server = scriptedFetch({
      script: (exchange, index) => {
        if (index === 2) cutAt(exchange);
        else exchange.respond(durable);
      },
    });
    const config = { scheduler: clock.scheduler, timeouts: { idle: 100 } };
    const first = spyOn(connectTo(server, config).interact(ada));
    await flush();
    server.exchange(0).reset(new TypeError('terminated'));
    await flush();
    const second = spyOn(restOf(first));
    await flush();
    await clock.advance(100);
    const third = spyOn(restOf(second));
    await flush();

    expect([errorOf(first), errorOf(second)]).toMatchObject([
      { phase: 'reset' },
      { phase: 'idle' },
    ]);
    expect([third.values, third.completed]).toEqual([messages, true]);
  });

  it('has its timeouts in each connection', async () => {
    const clock = createClock();
    const server = scriptedFetch({
      script: (exchange, index) => {
        exchange.respond(durable);
        if (index === 0) exchange.close();
      },
    });
    const config = { scheduler: clock.scheduler, timeouts: { firstTrace: 100 } };
    const first = spyOn(connectTo(server, config).interact(ada));
    await flush();
    await clock.advance(90);
    const second = spyOn(restOf(first));
    await clock.advance(99);

    expect(second.errors).toEqual([]);

    await clock.advance(1);

    expect(errorOf(second)).toMatchObject({ _tag: 'TimeoutError', phase: 'firstTrace' });
    expect(clock.timers()).toBe(0);
  });

  it('is told what the server asks to wait', async () => {
    const server = scriptedFetch({
      script: ({ respond, send, close }, index) => {
        respond(durable);
        if (index === 0) send('retry: 700\n\n');
        close();
      },
    });
    const first = spyOn(connectTo(server).interact(ada));
    await flush();
    const second = spyOn(restOf(first));
    await flush();

    expect([errorOf(first), errorOf(second)]).toMatchObject([
      { retryAfter: 700 },
      { retryAfter: 700 },
    ]);
  });

  it('ends with its signal, also while it is gone on with', async () => {
    const controller = new AbortController();
    const server = cutting(100, 0);
    const turn = spyOn(connectTo(server).interact({ ...ada, signal: controller.signal }));
    await flush();
    controller.abort();
    const rest = spyOn(restOf(turn));
    await flush();

    expect(errorOf(rest)).toMatchObject({ _tag: 'AbortError' });
    expect(server.exchanges).toHaveLength(1);
  });

  it.each(['before the head', 'after the head', 'in the middle'])(
    'can be left: %s',
    async (when) => {
      const server = scriptedFetch({
        script: (exchange, index) => {
          if (index === 0) cutAt(exchange, 0);
          else if (when !== 'before the head') exchange.respond(durable);
        },
      });
      const turn = spyOn(connectTo(server).interact(ada));
      await flush();
      const rest = spyOn(restOf(turn));
      await flush();
      if (when === 'in the middle') server.exchange(1).send(frames[0] ?? '');
      await flush();
      rest.subscription.unsubscribe();
      server.exchange(1).send(...frames.slice(1));
      await flush();

      expect(server.exchange(1).aborted).toBe(true);
      expect(rest.values).toEqual(when === 'in the middle' ? [messages[0]] : []);
      expect([rest.errors, rest.completed]).toEqual([[], false]);
    },
  );
});
