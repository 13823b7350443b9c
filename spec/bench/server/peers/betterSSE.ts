/**
 * better-sse behind bare `http`, as its README has it: `createSession`, and `session.push` for each
 * trace, which encodes it; or `session.batch`, which makes one text of all.
 *
 * It waits for no reader: what is pushed stands in the memory of the socket.
 */
import { createServer } from 'node:http';
import { createSession } from 'better-sse';
import { announce } from '../../network/announce';
import { createTraces } from '../createTraces';

const [count, mode] = process.argv.slice(2);
const traces = createTraces(Number(count));

const server = createServer((request, response) => {
  request.resume();
  const write = async () => {
    const session = await createSession(request, response);
    if (mode === 'batch') {
      await session.batch((buffer) => {
        for (const [index, trace] of traces.entries()) {
          buffer.push(trace, 'trace', String(index + 1));
        }
      });
    } else {
      for (const [index, trace] of traces.entries()) {
        session.push(trace, 'trace', String(index + 1));
      }
    }
    session.push({}, 'end', String(traces.length + 1));
    response.end();
  };
  void write();
});
announce(server);
