import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { ScriptedHead as Head } from '../../lib/testing/fakes/Exchange';
import { ada, connectTo } from './support/connectTo';

const limit = 4096;

const refusals: readonly (readonly [string, Head, string])[] = [
  ['a refusal', { status: 500, headers: {} }, 'body'],
  ['a page in place of a stream', { headers: { 'content-type': 'text/html' } }, 'received'],
];

describe.each(refusals)('the excerpt of %s', (_, head, field) => {
  expectNoUnhandledRejection();

  /** A turn whose response has come, its body under the hand of the spec. */
  const refused = async () => {
    const clock = createClock();
    const server = scriptedFetch({ script: ({ respond }) => respond(head) });
    const turn = spyOn(connectTo(server, { scheduler: clock.scheduler }).interact(ada));
    await flush();
    return { clock, turn, exchange: server.exchange() };
  };

  it('is the whole of a short body', async () => {
    const { clock, turn, exchange } = await refused();
    exchange.send('Bad ', 'Gateway');
    exchange.close();
    await flush();

    expect(turn.errors[0]).toHaveProperty(field, 'Bad Gateway');
    expect([exchange.cancelled, clock.timers()]).toEqual([false, 0]);
  });

  it('has 4 KiB of a body that does not end, and cancels the rest', async () => {
    const { turn, exchange } = await refused();
    exchange.send('x'.repeat(limit - 1), 'yz', 'more');
    await flush();

    expect(turn.errors[0]).toHaveProperty(field, `${'x'.repeat(limit - 1)}y`);
    expect([exchange.cancelled, exchange.aborted]).toEqual([true, true]);
  });

  it('has what came of a silent body within a second', async () => {
    const { clock, turn, exchange } = await refused();
    exchange.send('Bad');
    await clock.advance(999);

    expect(turn.errors).toEqual([]);

    await clock.advance(1);

    expect(turn.errors[0]).toHaveProperty(field, 'Bad');
    expect(exchange.cancelled).toBe(true);
  });

  it('has what came of a slow body within a second', async () => {
    const { clock, turn, exchange } = await refused();
    for (let tick = 0; tick < 12; tick += 1) {
      exchange.send('.');
      await flush();
      await clock.advance(100);
    }

    expect(turn.errors[0]).toHaveProperty(field, '.'.repeat(10));
    expect(exchange.cancelled).toBe(true);
  });

  it('takes 4 KiB of 100 MB, in one chunk or in many', async () => {
    for (const size of [100_000_000, 64 * 1024]) {
      let pulled = 0;
      const cancel = jest.fn();
      const body = new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            pulled += 1;
            controller.enqueue(new Uint8Array(size).fill(0x2e));
            if (pulled * size >= 100_000_000) controller.close();
          },
          cancel,
        },
        { highWaterMark: 0 },
      );
      const server = scriptedFetch({ script: ({ respond }) => respond({ ...head, body }) });
      const turn = spyOn(connectTo(server).interact(ada));
      await flush();

      expect(turn.errors[0]).toHaveProperty(field, '.'.repeat(limit));
      expect(pulled).toBe(1);
      expect(cancel).toHaveBeenCalledTimes(size < 100_000_000 ? 1 : 0);
    }
  });

  it('has no half of a character at its end', async () => {
    const { turn, exchange } = await refused();
    exchange.send(`${'x'.repeat(limit - 2)}€`);
    await flush();

    expect(turn.errors[0]).toHaveProperty(field, 'x'.repeat(limit - 2));
  });

  it('has characters that were cut by the network whole', async () => {
    const { turn, exchange } = await refused();
    exchange.send(Uint8Array.of(0xe2), Uint8Array.of(0x82), Uint8Array.of(0xac));
    exchange.close();
    await flush();

    expect(turn.errors[0]).toHaveProperty(field, '€');
  });
});
