import { setTimeout } from 'node:timers/promises';
import { finalize, interval, map, tap } from 'rxjs';
import { createClient, trace } from '../../lib';
import { createHandler } from '../../lib/server';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { createFirehose, traceChunk } from '../support/serverFirehose';
import { collectGarbage } from '../support/serverGarbage';
import { until, useServers } from '../support/serverSockets';

const megabyte = 1_000_000;

const memory = async (): Promise<number> => {
  await collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

expectNoUnhandledRejection();

describe('iterate with a loop that is slower than the server', () => {
  const servers = useServers();

  it('slows the server, and holds no more than a little of what it has to say', async () => {
    const firehose = createFirehose(traceChunk(), 600 * megabyte);
    const { url } = await servers.http(firehose.listener);
    const client = createClient({ baseURL: url, projectID: 'p1' });
    const before = await memory();
    const marks: number[] = [];
    let traces = 0;
    for await (const each of client.iterate({ userID: 'ada' })) {
      expect(each).toEqual(trace.text('x'.repeat(1024)));
      traces += 1;
      if (traces <= 40) {
        await setTimeout(5);
      } else {
        for (const pause of [100, 300]) {
          await setTimeout(pause);
          marks.push(firehose.written());
        }
        break;
      }
    }
    const growth = (await memory()) - before;

    expect(traces).toBe(41);
    expect(marks[0]).toBe(marks[1]);
    expect(firehose.written()).toBeLessThan(50 * megabyte);
    expect(growth).toBeLessThan(50 * megabyte);
    await until(firehose.isClosed);
  }, 10_000);

  it('takes all of it where the loop is fast', async () => {
    const size = 30 * megabyte;
    const firehose = createFirehose(traceChunk(), size);
    const { url } = await servers.http(firehose.listener);
    let traces = 0;
    const loop = async () => {
      const { iterate } = createClient({ baseURL: url, projectID: 'p1' });
      for await (const each of iterate({ userID: 'ada' })) if (each.type === 'text') traces += 1;
    };

    await expect(loop()).rejects.toMatchObject({ _tag: 'DisconnectError', phase: 'closed' });
    expect(firehose.written()).toBeGreaterThanOrEqual(size);
    expect(traces).toBe((firehose.written() / traceChunk().length) * 64);
  });
});

describe('a handler with a reader that is slower than its agent', () => {
  const servers = useServers();

  it('stops the agent past maxBufferedBytes, and the reader hears of a cut', async () => {
    // The adapter says what a body failed with.
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      let said = 0;
      let stopped = false;
      const agent = () =>
        interval(0).pipe(
          map(() => trace.text('x'.repeat(100_000))),
          tap(() => (said += 1)),
          finalize(() => {
            stopped = true;
          }),
        );
      const config = { authorize: () => true, maxBufferedBytes: megabyte };
      const { url } = await servers.serve(createHandler(agent, config));
      const traces = createClient({ baseURL: url, projectID: 'p1' }).iterate({ userID: 'ada' });
      const loop = async () => {
        for await (const each of traces)
          if (each.type === 'text') await until(() => stopped, 4_000);
      };

      await expect(loop()).rejects.toMatchObject({ _tag: 'DisconnectError', phase: 'reset' });
      expect(stopped).toBe(true);
      // What the sockets hold, beside the megabyte, is up to the system.
      expect(said).toBeLessThan(300);
    } finally {
      log.mockRestore();
    }
  });
});
