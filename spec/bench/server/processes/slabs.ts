/** The limit: bare `http`, and bytes that were made before, 64 KiB and more at once. */
import { createServer } from 'node:http';
import { announce } from '../../network/announce';
import { drained } from '../../network/drained';
import { createTraces } from '../createTraces';

const traces = createTraces(Number(process.argv[2]));
const slabs: Buffer[] = [];
let text = '';
for (const [index, trace] of traces.entries()) {
  text += `event: trace\nid: ${index + 1}\ndata: ${JSON.stringify(trace)}\n\n`;
  if (text.length < 65_536) continue;
  slabs.push(Buffer.from(text));
  text = '';
}
slabs.push(Buffer.from(`${text}event: end\nid: ${traces.length + 1}\ndata: {}\n\n`));

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = async () => {
    for (const slab of slabs) {
      response.write(slab);
      if (response.writableNeedDrain && !(await drained(response))) return;
    }
    response.end();
  };
  void write();
});
announce(server);
