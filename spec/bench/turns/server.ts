/**
 * A server process of its own, so that its memory and its time are its own: serves turns on a free
 * port, tells its parent the port, and at its end what it took.
 */
import { serve } from '@hono/node-server';
import { concatMap, from, map, Observable, range } from 'rxjs';
import { trace } from 'voiceflow-rx';
import type { Agent } from 'voiceflow-rx';
import { createHandler, createMemoryEventLog } from 'voiceflow-rx/server';

/** What the parent is told. */
export type ServerMessage =
  | { readonly port: number }
  | {
      readonly turns: number;
      readonly heapMiB: number;
      readonly rssMiB: number;
      readonly cpuMs: number;
    };

const [mode, eventsText] = process.argv.slice(2);
const events = Number(eventsText);

const nextTask = <T>(value: T): Observable<T> =>
  new Observable((subscriber) => {
    const immediate = setImmediate(() => {
      subscriber.next(value);
      subscriber.complete();
    });
    return () => clearImmediate(immediate);
  });

let turns = 0;

/** A word a task, so that all turns are under way at once. */
const agent: Agent = () => {
  turns += 1;
  return range(1, events).pipe(
    map((index) => trace.text(`Word ${index} of Zürich`)),
    concatMap((said) => from(nextTask(said))),
  );
};

const peak = { heap: 0, rss: 0 };
const sample = () => {
  const { heapUsed, rss } = process.memoryUsage();
  peak.heap = Math.max(peak.heap, heapUsed);
  peak.rss = Math.max(peak.rss, rss);
};
setInterval(sample, 20).unref();

const tell = (message: ServerMessage) => process.send?.(message);

const handler = createHandler(agent, {
  authorize: () => true,
  ...(mode === 'log' ? { log: createMemoryEventLog() } : {}),
});

const server = serve({ fetch: handler, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.on('message', () => {
    sample();
    const { system, user } = process.cpuUsage();
    const mebi = (bytes: number) => bytes / 1024 / 1024;
    tell({
      turns,
      heapMiB: mebi(peak.heap),
      rssMiB: mebi(peak.rss),
      cpuMs: (system + user) / 1_000,
    });
    server.close();
    process.disconnect();
  });
  tell({ port });
});
