import { isAbortError } from '../../lib/errors';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame, text, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

/** A signal that counts who listens to it. */
const countedSignal = () => {
  const controller = new AbortController();
  const { signal } = controller;
  const added = jest.spyOn(signal, 'addEventListener');
  const removed = jest.spyOn(signal, 'removeEventListener');
  const listeners = () => {
    const gone = removed.mock.calls.map(([, listener]) => listener);
    return added.mock.calls.filter(([, listener]) => !gone.includes(listener)).length;
  };
  return { controller, signal, listeners };
};

const owners = ['client', 'turn'] as const;

describe.each(owners)('the signal of the %s', (owner) => {
  expectNoUnhandledRejection();

  const begin = (ignoresSignal = false) => {
    const server = scriptedFetch({ ignoresSignal });
    const { controller, signal, listeners } = countedSignal();
    const client = connectTo(server, owner === 'client' ? { signal } : {});
    const turn$ = client.interact(owner === 'turn' ? { ...ada, signal } : ada);
    return { controller, listeners, server, turn$ };
  };

  it('ends a turn at once where it is aborted already, and sends nothing', async () => {
    const { controller, listeners, server, turn$ } = begin();
    const reason = new Error('too late');
    controller.abort(reason);
    const turn = spyOn(turn$);

    expect(turn.errors.map(isAbortError)).toEqual([true]);
    expect(turn.errors[0]).toMatchObject({ cause: reason, safeToResend: false });

    await flush();

    expect([server.exchanges.length, listeners()]).toEqual([0, 0]);
  });

  it.each([false, true])('ends a turn that is connecting; deaf fetch: %s', async (ignores) => {
    const { controller, listeners, server, turn$ } = begin(ignores);
    const turn = spyOn(turn$);
    await flush();
    controller.abort();

    expect(turn.errors.map(isAbortError)).toEqual([true]);
    expect(server.exchange().aborted).toBe(true);

    server.exchange().respond();
    server.exchange().send(textFrame(1, 'late'));
    await flush();

    expect([turn.values, turn.errors.length, listeners()]).toEqual([[], 1, 0]);
    expect(server.exchange().cancelled).toBe(ignores);
  });

  it.each([false, true])('ends a turn in mid-stream; deaf fetch: %s', async (ignores) => {
    const { controller, listeners, server, turn$ } = begin(ignores);
    const turn = spyOn(turn$);
    server.exchange().respond();
    server.exchange().send(textFrame(1, 'a'));
    await flush();
    controller.abort();
    server.exchange().send(textFrame(2, 'b'), endFrame(3));
    await flush();

    expect([turn.values, turn.completed]).toEqual([[text('a')], false]);
    expect(turn.errors.map(isAbortError)).toEqual([true]);
    expect([server.exchange().aborted, listeners()]).toEqual([true, 0]);
    expect(server.exchange().cancelled).toBe(ignores);
  });

  it('ends a turn in the middle of a chunk', async () => {
    const { controller, server, turn$ } = begin();
    const turn = spyOn(turn$, () => controller.abort());
    server.exchange().respond();
    server.exchange().send(textFrame(1, 'a') + textFrame(2, 'b') + endFrame(3));
    await flush();

    expect([turn.values, turn.completed]).toEqual([[text('a')], false]);
    expect(turn.errors.map(isAbortError)).toEqual([true]);
  });

  it('ends each turn that is under way', async () => {
    const { controller, server, turn$ } = begin();
    const turns = [spyOn(turn$), spyOn(turn$)];
    await flush();
    controller.abort();

    expect(turns.flatMap(({ errors }) => errors).map(isAbortError)).toEqual([true, true]);
    expect(server.exchanges.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('changes nothing after the end', async () => {
    const { controller, listeners, server, turn$ } = begin();
    const turn = spyOn(turn$);
    server.exchange().respond();
    server.exchange().send(endFrame(1));
    await flush();
    controller.abort();
    await flush();

    expect([turn.completed, turn.errors, listeners()]).toEqual([true, [], 0]);
    expect(server.exchange().aborted).toBe(false);
  });

  it.each(['a cut', 'a refusal', 'an unsubscription'])(
    'is not listened to after %s',
    async (end) => {
      const { listeners, server, turn$ } = begin();
      const turn = spyOn(turn$);

      expect(listeners()).toBe(1);

      if (end === 'an unsubscription') turn.subscription.unsubscribe();
      server.exchange().respond(end === 'a refusal' ? { status: 500, body: null } : {});
      server.exchange().close();
      await flush();

      expect(turn.errors).toHaveLength(end === 'an unsubscription' ? 0 : 1);
      expect(listeners()).toBe(0);
    },
  );
});

describe('two signals', () => {
  it.each([0, 1])('both count: %d', async (which) => {
    const signals = [countedSignal(), countedSignal()] as const;
    const server = scriptedFetch();
    const client = connectTo(server, { signal: signals[0].signal });
    const turn = spyOn(client.interact({ ...ada, signal: signals[1].signal }));
    await flush();
    signals[which]?.controller.abort();

    expect(turn.errors.map(isAbortError)).toEqual([true]);
    expect(signals.map(({ listeners }) => listeners())).toEqual([0, 0]);
  });

  it('may both be aborted already, or be the same', () => {
    const { controller, signal, listeners } = countedSignal();
    controller.abort();
    const server = scriptedFetch();
    const turn = spyOn(connectTo(server, { signal }).interact({ ...ada, signal }));

    expect(turn.errors.map(isAbortError)).toEqual([true]);
    expect([server.exchanges.length, listeners()]).toEqual([0, 0]);
  });
});

describe('a signal and a timer', () => {
  it('leave nothing of each other behind', async () => {
    const clock = createClock();
    const { controller, signal } = countedSignal();
    const timeouts = { connect: 100, firstTrace: 100, idle: 100 };
    const config = { scheduler: clock.scheduler, signal, timeouts };
    const turn = spyOn(connectTo(scriptedFetch(), config).interact(ada));
    controller.abort();
    await flush();

    expect(turn.errors.map(isAbortError)).toEqual([true]);
    expect(clock.timers()).toBe(0);
  });
});
