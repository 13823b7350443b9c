/**
 * A server process of its own, so that its memory is its own: serves turns that it keeps on a free
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
    };

const events = Number(process.argv[2]);

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

let peak = 0;
const sample = () => {
  peak = Math.max(peak, process.memoryUsage().heapUsed);
};
setInterval(sample, 20).unref();

const tell = (message: ServerMessage) => process.send?.(message);

const handler = createHandler(agent, {
  authorize: () => true,
  log: createMemoryEventLog(),
});

const server = serve({ fetch: handler, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.on('message', () => {
    sample();
    tell({ turns, heapMiB: peak / 2 ** 20 });
    server.close();
    process.disconnect();
  });
  tell({ port });
});
