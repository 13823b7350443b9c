import { filter } from 'rxjs';
import { isDisconnectError } from '../../lib/errors';
import type { DisconnectError } from '../../lib/errors';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { frame, text, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import type { Spy } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { ada, connectTo } from './support/connectTo';

const cutOf = ({ errors }: Spy<unknown>): DisconnectError => {
  const [error] = errors;
  if (!isDisconnectError(error)) throw new Error(`Not a cut, but ${String(error)}`);
  return error;
};

/** What comes of a turn whose server does as `play` says. */
const cutAfter = async (play: (exchange: Exchange) => void) => {
  const server = scriptedFetch({
    script: (exchange) => {
      exchange.respond();
    },
  });
  const turn = spyOn(
    connectTo(server)
      .events(ada)
      .pipe(filter(({ event }) => event !== 'open')),
  );
  await flush();
  play(server.exchange());
  await flush();
  return { turn, error: cutOf(turn) };
};

describe('a body that stops before its end event', () => {
  expectNoUnhandledRejection();

  it('is a cut of the phase closed where it closes', async () => {
    const { turn, error } = await cutAfter(({ send, close }) => {
      send(textFrame(1, 'a'), textFrame(2, 'b'));
      close();
    });

    expect(turn.values).toHaveLength(2);
    expect(turn.completed).toBe(false);
    expect(error).toMatchObject({ phase: 'closed', received: 2, cursor: '2', safeToResend: false });
    expect(error.cause).toBeUndefined();
    expect(error.resume).toBeUndefined();
  });

  it('is a cut without events where it closes at once', async () => {
    const { error } = await cutAfter(({ close }) => close());

    expect(error).toMatchObject({ phase: 'closed', received: 0, cursor: undefined });
  });

  it('is a cut of the phase reset where it breaks, with the cause', async () => {
    const cause = Object.assign(new TypeError('terminated'), { code: 'UND_ERR_SOCKET' });
    const { error } = await cutAfter(({ send, reset }) => {
      send(textFrame(1, 'a'));
      setImmediate(() => reset(cause));
    });

    expect(error).toMatchObject({ phase: 'reset', received: 1, cursor: '1' });
    expect(error.cause).toBe(cause);
  });

  it('is a cut of the phase idle where it falls silent', async () => {
    const clock = createClock();
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const config = { scheduler: clock.scheduler, timeouts: { idle: 100 } };
    const turn = spyOn(connectTo(server, config).interact(ada));
    await flush();
    server.exchange().send(textFrame(1, 'a'));
    await flush();
    await clock.advance(100);

    expect(turn.values).toEqual([text('a')]);
    expect(cutOf(turn)).toMatchObject({ phase: 'idle', received: 1, cursor: '1' });
    expect(server.exchange().aborted).toBe(true);
  });

  it.each([
    ['in the data', textFrame(2, 'b').slice(0, -10)],
    ['after the id', 'event: trace\nid: 2\n'],
    ['before the blank line', textFrame(2, 'b').slice(0, -1)],
    ['before the blank line of the end', 'event: end\nid: 2\n'],
    ['in a character', Uint8Array.of(0x64, 0x61, 0x74, 0x61, 0x3a, 0xe2, 0x82)],
  ])('drops the event that it stops in, and leaves the cursor before it: %s', async (_, part) => {
    const { turn, error } = await cutAfter(({ send, close }) => {
      send(textFrame(1, 'a'), part);
      close();
    });

    expect(turn.values).toHaveLength(1);
    expect(error).toMatchObject({ phase: 'closed', received: 1, cursor: '1' });
  });

  it('keeps the cursor where an event has no id', async () => {
    const { error } = await cutAfter(({ send, close }) => {
      send(textFrame(1, 'a'), frame('trace', undefined, text('b')));
      close();
    });

    expect(error).toMatchObject({ received: 2, cursor: '1' });
  });

  it('knows the last retry field, clamped to what timers take', async () => {
    const retryAfterOf = async (...chunks: readonly string[]) => {
      const { error } = await cutAfter(({ send, close }) => {
        send(...chunks);
        close();
      });
      return error.retryAfter;
    };

    expect(await retryAfterOf(textFrame(1, 'a'))).toBeUndefined();
    expect(await retryAfterOf('retry: 0\n\n')).toBe(0);
    expect(await retryAfterOf('retry: 9\n\n', textFrame(1, 'a'), 'retry: 2000\n')).toBe(2_000);
    expect(await retryAfterOf('retry: 2000\n\n', 'retry: soon\n\n')).toBe(2_000);
    expect(await retryAfterOf('retry: 99999999999\n\n')).toBe(2 ** 31 - 1);
    expect(await retryAfterOf(`retry: 1${'0'.repeat(400)}\n\n`)).toBe(2 ** 31 - 1);
  });

  it('counts what was delivered, and not what was skipped', async () => {
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const turn = spyOn(connectTo(server, { onInvalidTrace: 'skip' }).interact(ada));
    await flush();
    server
      .exchange()
      .send(textFrame(1, 'a'), frame('trace', 2, { type: 'text' }), frame('stranger', 3, {}));
    server.exchange().close();
    await flush();

    expect(cutOf(turn)).toMatchObject({ received: 1, cursor: '1' });
  });

  it('is a cut where it is binary garbage', async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256);
    const { turn, error } = await cutAfter(({ send, close }) => {
      send(noise);
      close();
    });

    expect(turn.values).toEqual([]);
    expect(error).toMatchObject({ phase: 'closed', received: 0 });
  });
});
