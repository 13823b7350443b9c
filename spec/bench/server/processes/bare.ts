/** Bare `http`, written by hand: each trace is encoded and written as it comes. */
import { createServer } from 'node:http';
import { announce } from '../../network/announce';
import { drained } from '../../network/drained';
import { createTraces } from '../createTraces';

const traces = createTraces(Number(process.argv[2]));

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = async () => {
    let id = 0;
    for (const trace of traces) {
      id += 1;
      response.write(`event: trace\nid: ${id}\ndata: ${JSON.stringify(trace)}\n\n`);
      if (response.writableNeedDrain && !(await drained(response))) return;
    }
    response.end(`event: end\nid: ${id + 1}\ndata: {}\n\n`);
  };
  void write();
});
announce(server);
