import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Trace } from '../../lib/protocol/Trace';
import { createClock } from '../support/createClock';
import { flush } from '../support/flush';
import { text, textFrame } from '../support/frames';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

const headers = { 'content-type': 'text/event-stream' };

/**
 * A server that writes without end, as fast as it is read; it counts what it has written. To a
 * client that reads on and on it falls silent after `maxChunks`, so that a spec fails and not jest.
 */
const endless = (tracesPerChunk: number, maxChunks = 5000) => {
  let chunks = 0;
  const chunk = new TextEncoder().encode(textFrame(1, 'x'.repeat(1000)).repeat(tracesPerChunk));
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        chunks += 1;
        if (chunks < maxChunks) controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  const server = scriptedFetch({ script: ({ respond }) => respond({ body, headers }) });
  return { server, chunks: () => chunks };
};

describe('iterate over a server that writes without end', () => {
  it('reads nothing while the body of the loop is at work', async () => {
    const { server, chunks } = endless(1);
    let seen = 0;
    for await (const trace of connectTo(server).iterate(ada)) {
      seen += 1;
      await flush();

      expect(trace).toEqual(text('x'.repeat(1000)));
      expect(chunks()).toBe(seen);

      if (seen === 100) break;
    }

    expect(server.exchange().aborted).toBe(true);
  });

  it('reads nothing before all traces of a chunk are taken', async () => {
    const { server, chunks } = endless(10);
    let seen = 0;
    for await (const trace of connectTo(server).iterate(ada)) {
      seen += 1;
      await flush();

      expect(trace.type).toBe('text');
      expect(chunks()).toBe(Math.ceil(seen / 10));

      if (seen === 35) break;
    }
  });

  it('holds no more than a chunk, however long it runs', async () => {
    const { server, chunks } = endless(10);
    const turn = connectTo(server).iterate(ada);
    let seen = 0;
    for await (const trace of turn) {
      seen += trace.type === 'text' ? 1 : 0;
      if (seen === 20_000) break;
    }

    expect(chunks()).toBe(2000);
  });

  it('lets go of the traces that were taken', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') throw new Error('There is no gc to call');
    const { server } = endless(10);
    const iterator = connectTo(server).iterate(ada)[Symbol.asyncIterator]();
    const take = async () => {
      const answer = await iterator.next();
      if (answer.done === true) throw new Error('The stream ended');
      return new WeakRef(answer.value);
    };
    const taken: WeakRef<Trace>[] = [];
    for (let count = 0; count < 31; count += 1) taken.push(await take());
    await flush();
    Reflect.apply(collect, undefined, []);
    const held = taken.filter((trace) => trace.deref() !== undefined);
    await iterator.return?.();

    expect(held.length).toBeLessThanOrEqual(10);
  });

  it('takes a chunk of many traces in linear time', async () => {
    const { server, chunks } = endless(50_000, 3);
    let seen = 0;
    for await (const trace of connectTo(server).iterate(ada)) {
      seen += trace.type === 'text' ? 1 : 0;
      if (seen === 50_001) break;
    }

    expect(chunks()).toBe(2);
  });

  it('is not idle while the body of the loop is at work', async () => {
    const clock = createClock();
    const { server } = endless(2);
    const client = connectTo(server, { scheduler: clock.scheduler, timeouts: { idle: 100 } });
    let seen = 0;
    for await (const trace of client.iterate(ada)) {
      seen += trace.type === 'text' ? 1 : 0;
      await clock.advance(10_000);

      expect(clock.timers()).toBe(0);

      if (seen === 3) break;
    }

    expect(seen).toBe(3);
  });

  it('is idle while the loop waits for the server', async () => {
    const clock = createClock();
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const client = connectTo(server, { scheduler: clock.scheduler, timeouts: { idle: 100 } });
    const iterator = client.iterate(ada)[Symbol.asyncIterator]();
    const outcome = iterator.next().catch((error: unknown) => error);
    await flush();
    await clock.advance(100);

    expect(await outcome).toMatchObject({ phase: 'idle' });

    expect(server.exchange().aborted).toBe(true);
  });
});
