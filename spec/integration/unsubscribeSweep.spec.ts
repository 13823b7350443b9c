import { asapScheduler, from, take } from 'rxjs';
import { createClient, retryOnDisconnect, trace } from '../../lib';
import { createHandler, createMemoryEventLog } from '../../lib/server';
import { fetchFromHandler, spyOn } from '../../lib/testing';
import { createClock } from '../support/createClock';
import { cuttingFetch } from '../support/cuts/cuttingFetch';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';

expectNoUnhandledRejection();

const words = Array.from({ length: 12 }, (_, index) => trace.text(`Wort ${index} 🌏`));

/** A turn over four connections, with a wait before each but the first, on a clock that stands. */
const begin = () => {
  const clock = createClock();
  const handler = createHandler(() => from(words), {
    authorize: () => true,
    log: createMemoryEventLog({ scheduler: clock.scheduler }),
    scheduler: asapScheduler,
  });
  const network = cuttingFetch(fetchFromHandler(handler), [250, 200, 0]);
  const { events } = createClient({
    baseURL: 'http://agent.test',
    projectID: 'p1',
    fetch: network.fetch,
    scheduler: clock.scheduler,
    timeouts: { connect: 10_000, firstTrace: 20_000, idle: 5_000 },
  });
  const turn$ = events({ userID: 'ada' }).pipe(
    retryOnDisconnect({ initialDelay: 100, random: () => 0.5, scheduler: clock.scheduler }),
  );
  const tick = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(10);
  };
  /** What of the client is still to come once it is left. */
  const leftOver = async (values: readonly unknown[]) => {
    const before = { requests: network.methods.length, values: values.length };
    const timers = clock.timers();
    for (let round = 0; round < 5; round += 1) await flush();
    await clock.advance(100_000);
    await flush();
    return {
      timers,
      requests: network.methods.length - before.requests,
      values: values.length - before.values,
    };
  };
  return { leftOver, network, tick, turn$ };
};

const nothing = { timers: 0, requests: 0, values: 0 };

describe('a turn that is cut and gone on with', () => {
  it('sends nothing and holds no timer once it is left, at whatever moment', async () => {
    const left: unknown[] = [];
    let moments = 0;
    for (let isWhole = false; !isWhole; moments += 1) {
      const { leftOver, network, tick, turn$ } = begin();
      const spy = spyOn(turn$);
      for (let passed = 0; passed < moments; passed += 1) await tick();
      isWhole = spy.completed;
      spy.subscription.unsubscribe();
      const over = await leftOver(spy.values);
      if (JSON.stringify(over) !== JSON.stringify(nothing)) {
        left.push({ moment: moments, connections: network.methods.length, ...over });
      }
    }

    expect(left).toEqual([]);
    // Three cuts, three waits, and what lies between.
    expect(moments).toBeGreaterThan(15);
  });

  it('sends nothing and holds no timer once its consumer has enough, at whatever event', async () => {
    // Each connection opens with one event of its own.
    const count = 4 + words.length + 1;
    for (let wanted = 1; wanted <= count; wanted += 1) {
      const { leftOver, tick, turn$ } = begin();
      const spy = spyOn(turn$.pipe(take(wanted)));
      for (let passed = 0; passed < 100 && !spy.completed; passed += 1) await tick();

      expect([wanted, spy.values.length, spy.completed]).toEqual([wanted, wanted, true]);
      expect([wanted, await leftOver(spy.values)]).toEqual([wanted, nothing]);
    }
  });
});
