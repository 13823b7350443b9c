/** Hono's `streamSSE` behind its own Node server; each `writeSSE` is awaited, as its manual has it. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { announce } from '../../network/announce';
import { createTraces } from '../createTraces';

const traces = createTraces(Number(process.argv[2]));

const app = new Hono();
app.post('/v2/project/:project/user/:user/interact/stream', (context) =>
  streamSSE(context, async (stream) => {
    for (const [index, trace] of traces.entries()) {
      const id = String(index + 1);
      await stream.writeSSE({ event: 'trace', id, data: JSON.stringify(trace) });
    }
    await stream.writeSSE({ event: 'end', id: String(traces.length + 1), data: '{}' });
  }),
);
const listener = getRequestListener(app.fetch);
announce(createServer((request, response) => void listener(request, response)));
