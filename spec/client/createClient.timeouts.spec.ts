import { asyncScheduler } from 'rxjs';
import type { Trace } from '../../lib';
import { isDisconnectError, isResponseError, isTimeoutError } from '../../lib/errors';
import type { Timeouts } from '../../lib/client/ClientConfig';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { virtualTime } from '../../lib/testing/virtualTime/virtualTime';
import type {
  VirtualTimeConfig,
  VirtualTimeHelpers,
} from '../../lib/testing/virtualTime/VirtualTimeHelpers';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { endFrame, frame, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import type { Spy } from '../../lib/testing';
import { ada, connectTo } from './support/connectTo';

/** A turn under way in virtual time, and the other end of its connection. */
interface TimedTurn extends Pick<VirtualTimeHelpers, 'advance' | 'settle' | 'timers'> {
  readonly turn: Spy<Trace>;
  readonly exchange: Exchange;
}

/** Begins a turn on the clock that a client has by itself. */
const timed = (
  timeouts: Timeouts,
  test: (timed: TimedTurn) => Promise<void>,
  { ofTurn, ...config }: VirtualTimeConfig & { readonly ofTurn?: Timeouts } = {},
) =>
  virtualTime(async (time) => {
    const server = scriptedFetch();
    const client = connectTo(server, { scheduler: asyncScheduler, timeouts });
    const turn = spyOn(client.interact(ofTurn === undefined ? ada : { ...ada, timeouts: ofTurn }));
    await time.settle();
    await test({ ...time, turn, exchange: server.exchange() });
  }, config);

describe('timeouts.connect', () => {
  expectNoUnhandledRejection();

  it('ends a turn without a head in time, and aborts it', async () => {
    await timed({ connect: 100 }, async ({ advance, exchange, timers, turn }) => {
      await advance(99);

      expect([turn.errors, exchange.aborted]).toEqual([[], false]);

      await advance(1);

      expect(turn.errors.map(isTimeoutError)).toEqual([true]);
      expect(turn.errors[0]).toMatchObject({ phase: 'connect', limit: 100, safeToResend: false });
      expect(exchange.aborted).toBe(true);
      expect(timers()).toBe(0);
    });
  });

  it('is over with the head', async () => {
    await timed({ connect: 100 }, async ({ advance, exchange, settle, timers, turn }) => {
      await advance(99);
      exchange.respond();
      await settle();
      await advance(1000);

      expect(turn.errors).toEqual([]);
      expect(timers()).toBe(0);
    });
  });

  it('is over with the head of a refusal, whose body may take its time', async () => {
    await timed({ connect: 100 }, async ({ advance, exchange, settle, turn }) => {
      exchange.respond({ status: 429, headers: { 'retry-after': '1' } });
      await settle();
      await advance(500);
      exchange.send('slow down');
      exchange.close();
      await settle();

      expect(turn.errors.map(isResponseError)).toEqual([true]);
      expect(turn.errors[0]).toMatchObject({ status: 429, body: 'slow down', safeToResend: true });
    });
  });
});

describe('timeouts.firstTrace', () => {
  expectNoUnhandledRejection();

  it('ends a turn without a trace in time, though other things come', async () => {
    await timed({ firstTrace: 100 }, async ({ advance, exchange, settle, turn }) => {
      await advance(50);
      exchange.respond();
      exchange.send(': ping\n\n', frame('state', 1, {}));
      await settle();
      await advance(49);

      expect(turn.errors).toEqual([]);

      await advance(1);

      expect(turn.errors.map(isTimeoutError)).toEqual([true]);
      expect(turn.errors[0]).toMatchObject({
        phase: 'firstTrace',
        limit: 100,
        safeToResend: false,
      });
      expect(exchange.aborted).toBe(true);
    });
  });

  it('counts from the subscription', async () => {
    await timed({ firstTrace: 100 }, async ({ advance, turn }) => {
      await advance(100);

      expect(turn.errors.map(isTimeoutError)).toEqual([true]);
    });
  });

  it('is over with the first trace', async () => {
    await timed({ firstTrace: 100 }, async ({ advance, exchange, settle, timers, turn }) => {
      exchange.respond();
      exchange.send(textFrame(1, 'a'));
      await settle();
      await advance(1000);

      expect(turn.errors).toEqual([]);
      expect(timers()).toBe(0);
    });
  });

  it('is over with a refusal', async () => {
    await timed({ firstTrace: 100 }, async ({ advance, exchange, settle, turn }) => {
      exchange.respond({ status: 429, headers: {} });
      await settle();
      await advance(1000);

      expect(turn.errors.map(isResponseError)).toEqual([true]);
    });
  });

  it('is over with an end without a trace', async () => {
    await timed({ firstTrace: 100 }, async ({ advance, exchange, settle, turn }) => {
      exchange.respond();
      exchange.send(endFrame(1));
      exchange.close();
      await settle();
      await advance(1000);

      expect([turn.completed, turn.errors]).toEqual([true, []]);
    });
  });
});

describe('timeouts.idle', () => {
  expectNoUnhandledRejection();

  it('cuts a turn that falls silent', async () => {
    await timed({ idle: 100 }, async ({ advance, exchange, settle, timers, turn }) => {
      exchange.respond();
      exchange.send(textFrame(1, 'a'));
      await settle();
      await advance(99);

      expect(turn.errors).toEqual([]);

      await advance(1);

      expect(turn.errors.map(isDisconnectError)).toEqual([true]);
      expect(turn.errors[0]).toMatchObject({ phase: 'idle', received: 1, cursor: '1' });
      expect(exchange.aborted).toBe(true);
      expect(timers()).toBe(0);
    });
  });

  it('cuts a turn that is silent from the head on', async () => {
    await timed({ idle: 100 }, async ({ advance, exchange, settle, turn }) => {
      exchange.respond();
      await settle();
      await advance(100);

      expect(turn.errors[0]).toMatchObject({ phase: 'idle', received: 0 });
    });
  });

  it('begins with the head', async () => {
    await timed({ idle: 100 }, async ({ advance, turn }) => {
      await advance(1000);

      expect(turn.errors).toEqual([]);
    });
  });

  it.each([
    ['a comment', ': ping\n\n'],
    ['one byte of an event', 'e'],
    ['an event that is skipped', frame('stranger', 1, {})],
  ])('begins anew with %s', async (_, bytes) => {
    await timed({ idle: 100 }, async ({ advance, exchange, settle, turn }) => {
      exchange.respond();
      await settle();
      for (let beat = 0; beat < 5; beat += 1) {
        await advance(99);
        exchange.send(bytes);
        await settle();
      }

      expect(turn.errors).toEqual([]);

      await advance(100);

      expect(turn.errors.map(isDisconnectError)).toEqual([true]);
    });
  });

  it('is over with the end', async () => {
    await timed({ idle: 100 }, async ({ advance, exchange, settle, turn }) => {
      exchange.respond();
      exchange.send(endFrame(1));
      await settle();
      await advance(500);

      expect([turn.completed, turn.errors]).toEqual([true, []]);
      expect(exchange.aborted).toBe(false);
    });
  });
});

describe('timeouts', () => {
  expectNoUnhandledRejection();

  it('of the turn replace those of the client, each by itself', async () => {
    await timed(
      { connect: 100, idle: 50 },
      async ({ advance, exchange, settle, turn }) => {
        await advance(299);
        exchange.respond();
        await settle();
        await advance(50);

        expect(turn.errors[0]).toMatchObject({ phase: 'idle' });
      },
      { ofTurn: { connect: 300 } },
    );
  });

  it('are told by the clock of the turn, over that of the client', async () => {
    const [ofClient, ofTurn] = [createClock(), createClock()];
    const timeouts = { connect: 100 };
    const client = connectTo(scriptedFetch(), { scheduler: ofClient.scheduler, timeouts });
    const turn = spyOn(client.interact({ ...ada, scheduler: ofTurn.scheduler }));
    await ofClient.advance(1000);

    expect(turn.errors).toEqual([]);

    await ofTurn.advance(100);

    expect(turn.errors.map(isTimeoutError)).toEqual([true]);
  });

  it('leave no timer behind where the turn is left', async () => {
    await timed(
      { connect: 100, firstTrace: 100, idle: 100 },
      async ({ exchange, settle, timers, turn }) => {
        exchange.respond();
        await settle();
        turn.subscription.unsubscribe();
        await settle();

        expect(timers()).toBe(0);
      },
    );
  });

  it('that are left out wait for ever', async () => {
    await timed(
      {},
      async ({ advance, exchange, settle, turn }) => {
        await advance(2 ** 31);
        exchange.respond();
        await settle();
        await advance(2 ** 31);

        expect(turn.errors).toEqual([]);
      },
      { maxTime: 2 ** 33 },
    );
  });
});
