import { retryOnDisconnect } from '../../lib';
import type { RetryOnDisconnectConfig } from '../../lib';
import type { Timeouts } from '../../lib/client/ClientConfig';
import { createClient } from '../../lib/client/createClient';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { ScriptedAnswer } from '../../lib/testing/fakes/ScriptedAnswer';
import { turnBody } from '../../lib/testing/fakes/turnBody';
import { virtualTime } from '../../lib/testing/virtualTime/virtualTime';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';

/** Half of the delay is waited each time. */
const half = { random: () => 0.5 };

const connect = (
  script: readonly ScriptedAnswer[],
  timeouts: Timeouts = {},
  retry: RetryOnDisconnectConfig = half,
) => {
  const server = scriptedFetch({ script });
  const { interact } = createClient({
    baseURL: 'http://agent.test',
    projectID: 'p1',
    fetch: server.fetch,
    timeouts,
  });
  return { server, turn: interact({ userID: 'ada' }).pipe(retryOnDisconnect(retry)) };
};

/** What comes of a turn against a script, at its exact times; and that nothing is left over. */
const expectTurn = (
  script: readonly ScriptedAnswer[],
  expected: string,
  timeouts?: Timeouts,
  retry?: RetryOnDisconnectConfig,
) =>
  virtualTime(async ({ expectObservable, settle, timers }) => {
    const { server, turn } = connect(script, timeouts, retry);
    await expectObservable(turn).toBe(expected);
    await settle();

    server.assertDone();
    expect(timers()).toBe(0);
  });

describe('a client with retryOnDisconnect, from bytes to traces', () => {
  expectNoUnhandledRejection();

  it('gives a turn as it comes', async () => {
    await expectTurn(['10ms [-a-b-]|'], '10ms [-a-b-]|');
  });

  it('waits for what Retry-After asks, and a share of the delay, then sends the turn again', async () => {
    await expectTurn(['50ms #{http 429 retry-after 2}', '5ms A|'], '2305ms A|');
  });

  it('backs off where the service cannot be reached', async () => {
    const refused = '#{connect no}';

    // 250, 500 and 1,000 ms.
    await expectTurn([refused, refused, refused, 'A|'], '1750ms A|');
  });

  it('gives up after its attempts, with the last failure', async () => {
    await virtualTime(async ({ play }) => {
      const { server, turn } = connect(
        ['#{connect no}', '9ms #{connect no}'],
        {},
        { ...half, attempts: 1 },
      );

      expect(await play(turn)).toMatchObject([
        { time: 259, notification: { kind: 'E', error: { _tag: 'ConnectError', sent: 'no' } } },
      ]);
      server.assertDone();
    });
  });

  it.each(['#{connect unknown}', '20ms #{http 500 "oops"}', '20ms #{http 503}'])(
    'sends nothing again where the turn may be running: %s',
    async (answer) => {
      await virtualTime(async ({ play }) => {
        const { server, turn } = connect([answer]);
        const timeline = await play(turn);

        expect(timeline.map(({ notification }) => notification.kind)).toEqual(['E']);
        server.assertDone();
      });
    },
  );

  it.each(['[-a-#{disconnect}', '[-a-#{disconnect reset}'])(
    'passes a cut on, with what was received: %s',
    async (diagram) => {
      await virtualTime(async ({ play }) => {
        const { server, turn } = connect([{ body: turnBody(diagram, { chunkBytes: 1 }) }]);
        const timeline = await play(turn);

        expect(timeline.map(({ time }) => time)).toEqual([0, 2, 4]);
        expect(timeline.at(-1)?.notification).toMatchObject({
          kind: 'E',
          error: { _tag: 'DisconnectError', received: 2, cursor: '2' },
        });
        server.assertDone();
      });
    },
  );

  it('ends a silent turn after timeouts.idle, at the exact ms', async () => {
    await expectTurn(['a 299ms b'], 'a 299ms b 499ms #{disconnect idle}', { idle: 500 });
  });

  it('ends a turn without a trace after timeouts.firstTrace', async () => {
    await expectTurn([{ delay: 100, body: [{ stall: true }] }], '400ms #{timeout firstTrace 400}', {
      firstTrace: 400,
    });
    await expectTurn(['399ms a|'], '399ms a|', { firstTrace: 400 });
  });

  it('ends a turn without a head after timeouts.connect', async () => {
    await expectTurn([{ delay: 900, body: [] }], '300ms #{timeout connect 300}', { connect: 300 });
  });

  it('counts each attempt for itself', async () => {
    const answers = ['250ms #{http 429 retry-after 1}', '250ms A|'];

    await expectTurn(answers, '1750ms A|', { connect: 300, firstTrace: 300 });
  });

  it('sends nothing, and leaves no timer, when it is unsubscribed from while it waits', async () => {
    await virtualTime(async ({ advance, observe, timers }) => {
      const { server, turn } = connect(['#{http 429 retry-after 2}', 'A|']);
      const { subscription, timeline } = observe(turn);
      await advance(1_000);

      expect(timers()).toBe(1);

      subscription.unsubscribe();

      expect(timers()).toBe(0);

      await advance(10_000);

      expect([server.exchanges.length, timeline.length]).toEqual([1, 0]);
    });
  });

  it('aborts the request when it is unsubscribed from in the middle', async () => {
    await virtualTime(async ({ advance, observe, timers }) => {
      const { server, turn } = connect(['a 99ms b|'], { idle: 5_000 });
      const { subscription, timeline } = observe(turn);
      await advance(50);
      subscription.unsubscribe();
      await advance(1_000);

      expect(timeline.map(({ time }) => time)).toEqual([0]);
      expect([server.exchange().aborted, timers()]).toEqual([true, 0]);
      server.assertDone();
    });
  });
});
