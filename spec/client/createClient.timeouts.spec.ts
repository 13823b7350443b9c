import { isDisconnectError, isResponseError, isTimeoutError } from '../../lib/errors';
import type { Timeouts } from '../../lib/client/ClientConfig';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame, frame, textFrame } from '../support/frames';
import { record } from '../support/record';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

/** A turn under way, with a clock that stands still. */
const begin = async (timeouts: Timeouts, ofTheTurn?: Timeouts) => {
  const clock = createClock();
  const server = scriptedFetch();
  const client = connectTo(server, { scheduler: clock.scheduler, timeouts });
  const turn = record(
    client.interact(ofTheTurn === undefined ? ada : { ...ada, timeouts: ofTheTurn }),
  );
  await flush();
  return { clock, turn, exchange: server.exchange() };
};

describe('timeouts.connect', () => {
  expectNoUnhandledRejection();

  it('ends a turn without a head in time, and aborts it', async () => {
    const { clock, turn, exchange } = await begin({ connect: 100 });
    await clock.advance(99);

    expect([turn.errors, exchange.aborted]).toEqual([[], false]);

    await clock.advance(1);

    expect(turn.errors.map(isTimeoutError)).toEqual([true]);
    expect(turn.errors[0]).toMatchObject({ phase: 'connect', limit: 100, safeToResend: false });
    expect(exchange.aborted).toBe(true);
    expect(clock.timers()).toBe(0);
  });

  it('is over with the head', async () => {
    const { clock, turn, exchange } = await begin({ connect: 100 });
    await clock.advance(99);
    exchange.respond();
    await flush();
    await clock.advance(1000);

    expect(turn.errors).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('is over with the head of a refusal, whose body may take its time', async () => {
    const { clock, turn, exchange } = await begin({ connect: 100 });
    exchange.respond({ status: 429, headers: { 'retry-after': '1' } });
    await flush();
    await clock.advance(500);
    exchange.send('slow down');
    exchange.close();
    await flush();

    expect(turn.errors.map(isResponseError)).toEqual([true]);
    expect(turn.errors[0]).toMatchObject({ status: 429, body: 'slow down', safeToResend: true });
  });
});

describe('timeouts.firstTrace', () => {
  expectNoUnhandledRejection();

  it('ends a turn without a trace in time, though other things come', async () => {
    const { clock, turn, exchange } = await begin({ firstTrace: 100 });
    await clock.advance(50);
    exchange.respond();
    exchange.send(': ping\n\n', frame('state', 1, {}));
    await flush();
    await clock.advance(49);

    expect(turn.errors).toEqual([]);

    await clock.advance(1);

    expect(turn.errors.map(isTimeoutError)).toEqual([true]);
    expect(turn.errors[0]).toMatchObject({ phase: 'firstTrace', limit: 100, safeToResend: false });
    expect(exchange.aborted).toBe(true);
  });

  it('counts from the subscription', async () => {
    const { clock, turn } = await begin({ firstTrace: 100 });
    await clock.advance(100);

    expect(turn.errors.map(isTimeoutError)).toEqual([true]);
  });

  it('is over with the first trace', async () => {
    const { clock, turn, exchange } = await begin({ firstTrace: 100 });
    exchange.respond();
    exchange.send(textFrame(1, 'a'));
    await flush();
    await clock.advance(1000);

    expect(turn.errors).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('is over with a refusal', async () => {
    const { clock, turn, exchange } = await begin({ firstTrace: 100 });
    exchange.respond({ status: 429, headers: {} });
    await flush();
    await clock.advance(1000);

    expect(turn.errors.map(isResponseError)).toEqual([true]);
  });

  it('is over with an end without a trace', async () => {
    const { clock, turn, exchange } = await begin({ firstTrace: 100 });
    exchange.respond();
    exchange.send(endFrame(1));
    exchange.close();
    await flush();
    await clock.advance(1000);

    expect([turn.completed, turn.errors]).toEqual([true, []]);
  });
});

describe('timeouts.idle', () => {
  expectNoUnhandledRejection();

  it('cuts a turn that falls silent', async () => {
    const { clock, turn, exchange } = await begin({ idle: 100 });
    exchange.respond();
    exchange.send(textFrame(1, 'a'));
    await flush();
    await clock.advance(99);

    expect(turn.errors).toEqual([]);

    await clock.advance(1);

    expect(turn.errors.map(isDisconnectError)).toEqual([true]);
    expect(turn.errors[0]).toMatchObject({ phase: 'idle', received: 1, cursor: '1' });
    expect(exchange.aborted).toBe(true);
    expect(clock.timers()).toBe(0);
  });

  it('cuts a turn that is silent from the head on', async () => {
    const { clock, turn, exchange } = await begin({ idle: 100 });
    exchange.respond();
    await flush();
    await clock.advance(100);

    expect(turn.errors[0]).toMatchObject({ phase: 'idle', received: 0 });
  });

  it('begins with the head', async () => {
    const { clock, turn } = await begin({ idle: 100 });
    await clock.advance(1000);

    expect(turn.errors).toEqual([]);
  });

  it.each([
    ['a comment', ': ping\n\n'],
    ['one byte of an event', 'e'],
    ['an event that is skipped', frame('stranger', 1, {})],
  ])('begins anew with %s', async (_, bytes) => {
    const { clock, turn, exchange } = await begin({ idle: 100 });
    exchange.respond();
    await flush();
    for (let beat = 0; beat < 5; beat += 1) {
      await clock.advance(99);
      exchange.send(bytes);
      await flush();
    }

    expect(turn.errors).toEqual([]);

    await clock.advance(100);

    expect(turn.errors.map(isDisconnectError)).toEqual([true]);
  });

  it('is over with the end', async () => {
    const { clock, turn, exchange } = await begin({ idle: 100 });
    exchange.respond();
    exchange.send(endFrame(1));
    await flush();
    await clock.advance(500);

    expect([turn.completed, turn.errors]).toEqual([true, []]);
    expect(exchange.aborted).toBe(false);
  });
});

describe('timeouts', () => {
  expectNoUnhandledRejection();

  it('of the turn replace those of the client, each by itself', async () => {
    const { clock, turn, exchange } = await begin({ connect: 100, idle: 50 }, { connect: 300 });
    await clock.advance(299);
    exchange.respond();
    await flush();
    await clock.advance(50);

    expect(turn.errors[0]).toMatchObject({ phase: 'idle' });
  });

  it('are told by the clock of the turn, over that of the client', async () => {
    const [ofClient, ofTurn] = [createClock(), createClock()];
    const timeouts = { connect: 100 };
    const client = connectTo(scriptedFetch(), { scheduler: ofClient.scheduler, timeouts });
    const turn = record(client.interact({ ...ada, scheduler: ofTurn.scheduler }));
    await ofClient.advance(1000);

    expect(turn.errors).toEqual([]);

    await ofTurn.advance(100);

    expect(turn.errors.map(isTimeoutError)).toEqual([true]);
  });

  it('leave no timer behind where the turn is left', async () => {
    const { clock, turn, exchange } = await begin({ connect: 100, firstTrace: 100, idle: 100 });
    exchange.respond();
    await flush();
    turn.subscription.unsubscribe();
    await flush();

    expect(clock.timers()).toBe(0);
  });

  it('that are left out wait for ever', async () => {
    const { clock, turn, exchange } = await begin({});
    await clock.advance(2 ** 31);
    exchange.respond();
    await flush();
    await clock.advance(2 ** 31);

    expect(turn.errors).toEqual([]);
  });
});
