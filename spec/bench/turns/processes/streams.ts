/**
 * The same by hand as a function from a `Request` to a `Response`, which runs wherever those exist, on
 * the adapter that ours is measured on: the least that a handler of this kind can cost.
 */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { serveTurns } from '../serveTurns';
import { startWords } from '../startWords';

const count = Number(process.argv[2]);

const listener = getRequestListener(async (request) => {
  if (request.headers.get('authorization') !== 'a-secret') {
    return new Response(null, { status: 401 });
  }
  JSON.parse(await request.text());
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      let id = 0;
      const write = (event: string, data: string) => {
        id += 1;
        controller.enqueue(encoder.encode(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`));
      };
      controller.enqueue(encoder.encode('\n'));
      stop = startWords(count, {
        next: (word) => write('trace', JSON.stringify(word)),
        complete: () => {
          write('end', '{}');
          controller.close();
        },
      });
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
});
serveTurns(createServer((request, response) => void listener(request, response)));
