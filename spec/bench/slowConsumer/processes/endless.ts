/** A turn without an end, written as fast as its reader takes it. */
import { createServer } from 'node:http';
import { announce } from '../../network/announce';
import { drained } from '../../network/drained';

const framesAtOnce = 500;

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = async () => {
    let id = 0;
    while (!response.destroyed) {
      let slab = '';
      for (let frame = 0; frame < framesAtOnce; frame += 1) {
        id += 1;
        slab += `event: trace\nid: ${id}\ndata: {"type":"text","payload":{"message":"Word ${id} of a speech without an end"}}\n\n`;
      }
      if (!response.write(slab)) await drained(response);
    }
  };
  void write();
});
announce(server);
