import { NEVER } from 'rxjs';
import { isAbortError, isConnectError, isDecodeError, isDisconnectError } from '../../lib/errors';
import { createTurnKeys } from '../../lib/client/config/createTurnKeys';
import { iterateTurn } from '../../lib/client/turn/iterateTurn';
import { prepareTurn } from '../../lib/client/turn/prepareTurn';
import type { Trace } from '../../lib/protocol/Trace';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame, frame, text, textFrame } from '../support/frames';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { ada, connectTo } from './support/connectTo';

const three = textFrame(1, 'a') + textFrame(2, 'b') + textFrame(3, 'c');
const [a, b, c] = [text('a'), text('b'), text('c')];

const serving =
  (...frames: readonly string[]) =>
  ({ respond, send, close }: Exchange) => {
    respond();
    send(...frames);
    close();
  };

/** Loops to the end, and says how it was left. */
const loop = async (
  traces: AsyncIterable<Trace>,
  body: (trace: Trace) => unknown = () => undefined,
) => {
  const seen: Trace[] = [];
  try {
    for await (const trace of traces) {
      seen.push(trace);
      await body(trace);
    }
    return { seen };
  } catch (error) {
    return { seen, error };
  }
};

describe('iterate', () => {
  expectNoUnhandledRejection();

  it.each([
    ['in one chunk', [three + endFrame(4)]],
    ['in a chunk each', [...three.split(/(?<=\n\n)/), endFrame(4)]],
    ['byte by byte', (three + endFrame(4)).split('')],
  ])('gives the traces and ends: %s', async (_, frames) => {
    const server = scriptedFetch({ script: serving(...frames) });

    expect(await loop(connectTo(server).iterate(ada))).toEqual({ seen: [a, b, c] });
    expect(server.exchange().aborted).toBe(false);
  });

  it('gives the traces and ends while the connection is still open', async () => {
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(three + endFrame(4));
      },
    });
    const traces = connectTo(server).iterate(ada);

    expect(await loop(traces, () => flush())).toEqual({ seen: [a, b, c] });

    server.exchange().close();
    await flush();

    expect([server.exchange().aborted, server.exchange().cancelled]).toEqual([false, false]);
  });

  it('drains the connection though the loop body is at work when the end comes', async () => {
    let closed = false;
    const bytes = [three + endFrame(4), '\n'].map((part) => new TextEncoder().encode(part));
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          const chunk = bytes.shift();
          closed = chunk === undefined;
          if (chunk === undefined) controller.close();
          else controller.enqueue(chunk);
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { 'content-type': 'text/event-stream' };
    const server = scriptedFetch({ script: ({ respond }) => respond({ body, headers }) });
    const iterator = connectTo(server).iterate(ada)[Symbol.asyncIterator]();
    await iterator.next();
    await flush();

    expect(closed).toBe(true);
  });

  it('sends nothing before the first next()', async () => {
    const server = scriptedFetch();
    connectTo(server).iterate(ada)[Symbol.asyncIterator]();
    await flush();

    expect(server.exchanges).toHaveLength(0);
  });

  it('sends nothing where it is left before it began', async () => {
    const server = scriptedFetch();
    const iterator = connectTo(server).iterate(ada)[Symbol.asyncIterator]();

    expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(server.exchanges).toHaveLength(0);
  });

  it('sends one POST for each loop', async () => {
    const server = scriptedFetch({ script: serving(three + endFrame(4)) });
    const traces = connectTo(server).iterate(ada);
    const both = await Promise.all([loop(traces), loop(traces)]);

    expect(both).toEqual([{ seen: [a, b, c] }, { seen: [a, b, c] }]);
    expect(server.exchanges).toHaveLength(2);
  });

  it.each(['break', 'throw'])('aborts the turn at a %s', async (how) => {
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(three);
      },
    });
    const seen: Trace[] = [];
    const leave = async () => {
      for await (const trace of connectTo(server).iterate(ada)) {
        seen.push(trace);
        if (how === 'break') break;
        throw new RangeError('enough');
      }
    };
    const outcome = await leave().then(
      () => 'left',
      (error: unknown) => String(error),
    );
    await flush();

    expect(outcome).toBe(how === 'break' ? 'left' : 'RangeError: enough');
    expect(seen).toEqual([a]);
    expect(server.exchange().aborted).toBe(true);
  });

  it.each([
    ['a cut', serving(three), isDisconnectError],
    ['a bad trace', serving(three + frame('trace', 4, { type: 'text' })), isDecodeError],
  ])('throws %s after what came before it', async (_, script, isExpected) => {
    const { seen, error } = await loop(connectTo(scriptedFetch({ script })).iterate(ada), flush);

    expect(seen).toEqual([a, b, c]);
    expect(isExpected(error)).toBe(true);
  });

  it('throws where no trace came', async () => {
    const server = scriptedFetch({ script: ({ refuse }) => refuse(new TypeError('no')) });
    const { seen, error } = await loop(connectTo(server).iterate(ada));

    expect([seen, isConnectError(error)]).toEqual([[], true]);
  });

  it('is over once it has thrown', async () => {
    const server = scriptedFetch({ script: serving() });
    const iterator = connectTo(server).iterate(ada)[Symbol.asyncIterator]();

    await expect(iterator.next()).rejects.toMatchObject({ phase: 'closed' });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(server.exchanges).toHaveLength(1);
  });

  it('gives nothing more after an abort', async () => {
    const controller = new AbortController();
    const server = scriptedFetch({ script: serving(three + endFrame(4)) });
    const client = connectTo(server, { signal: controller.signal });
    const pending = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(three);
      },
    });
    const whole = await loop(client.iterate(ada));
    const cut = await loop(connectTo(pending, { signal: controller.signal }).iterate(ada), () =>
      controller.abort(),
    );

    expect(whole).toEqual({ seen: [a, b, c] });
    expect(cut.seen).toEqual([a]);
    expect(isAbortError(cut.error)).toBe(true);
    expect(pending.exchange().aborted).toBe(true);
  });

  it('throws at once where its signal is aborted already', async () => {
    const server = scriptedFetch();
    const { error } = await loop(
      connectTo(server).iterate({ ...ada, signal: AbortSignal.abort() }),
    );

    expect(isAbortError(error)).toBe(true);
    expect(server.exchanges).toHaveLength(0);
  });

  it.each([false, true])(
    'is left at once while it waits; deaf fetch: %s',
    async (ignoresSignal) => {
      const server = scriptedFetch({ ignoresSignal, script: ({ respond }) => respond() });
      const iterator = connectTo(server).iterate(ada)[Symbol.asyncIterator]();
      const waiting = iterator.next();
      await flush();

      expect(await iterator.return?.()).toEqual({ done: true, value: undefined });
      expect(await waiting).toEqual({ done: true, value: undefined });

      await flush();

      expect(server.exchange().aborted).toBe(true);
      expect(server.exchange().cancelled).toBe(ignoresSignal);
    },
  );

  it.each([
    ['traces', serving(three + endFrame(4))],
    ['a failure', serving(textFrame(1, 'a'))],
  ])('is over once it was left, though %s were still to come', async (_, script) => {
    const server = scriptedFetch({ script });
    const iterator = connectTo(server).iterate(ada)[Symbol.asyncIterator]();
    await iterator.next();
    await flush();
    await iterator.return?.();

    expect(await iterator.next()).toEqual({ done: true, value: undefined });
    expect(server.exchanges).toHaveLength(1);
  });

  it('gives an iterator that can be looped over itself, from where it is', async () => {
    const server = scriptedFetch({ script: serving(three + endFrame(4)) });
    const root = 'http://agent.test';
    const config = { ...server, projectID: 'p1' };
    const base = { config, root, keys: createTurnKeys(root, {}) };
    const iterator = iterateTurn(prepareTurn(base, ada), () => NEVER);
    const first = await iterator.next();

    expect(first).toEqual({ done: false, value: a });
    expect(await loop(iterator)).toEqual({ seen: [b, c] });
    expect(server.exchanges).toHaveLength(1);
  });

  it('answers calls that do not wait for each other in order', async () => {
    const server = scriptedFetch({ script: serving(three + endFrame(4)) });
    const iterator = connectTo(server).iterate(ada)[Symbol.asyncIterator]();
    const answers = await Promise.all(Array.from({ length: 5 }, () => iterator.next()));

    expect(answers.map(({ value }: { value?: unknown }) => value)).toEqual([
      a,
      b,
      c,
      undefined,
      undefined,
    ]);
    expect(server.exchanges).toHaveLength(1);
  });
});
