/** Answers each POST with a trace at once, and with the rest of the turn in the next task. */
import { createServer } from 'node:http';
import { announce } from '../../network/announce';
import { turnFrames } from '../turnFrames';

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    response.write(turnFrames.first);
    setImmediate(() => response.end(turnFrames.rest));
  });
});
announce(server);
