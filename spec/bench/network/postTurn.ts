import type { Socket } from 'node:net';
import { createBodyReader } from './createBodyReader';
import type { TakeBytes } from './createBodyReader';

const body = '{"action":{"type":"launch"}}';

/** Has one turn on a socket of its own, of which it takes the bytes, and ends the socket. */
export const postTurn = (socket: Socket, userID: string, take: TakeBytes): Promise<void> =>
  new Promise((resolve, reject) => {
    const read = createBodyReader(take);
    let head: Buffer | undefined = Buffer.alloc(0);

    const fail = (why: string) => {
      socket.destroy();
      reject(new Error(`The turn of ${userID} ${why}`));
    };

    const receive = (data: Buffer) => {
      let from = 0;
      if (head !== undefined) {
        const known = head.length;
        head = Buffer.concat([head, data]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        if (!/^HTTP\/1\.1 200 .*\r\ntransfer-encoding: chunked(\r\n|$)/is.test(text)) {
          fail(`is answered: ${text}`);
          return;
        }
        from = end + 4 - known;
        head = undefined;
      }
      if (!read(data, from)) return;
      socket.destroy();
      resolve();
    };

    socket.on('data', (data) => {
      try {
        receive(data);
      } catch (error) {
        fail(String(error));
      }
    });
    socket.on('error', reject);
    socket.on('close', () => fail('ends early'));
    socket.write(
      `POST /v2/project/bench/user/${userID}/interact/stream?completion_events=true HTTP/1.1\r\nhost: 127.0.0.1\r\n` +
        'authorization: a-secret\r\naccept: text/event-stream\r\ncontent-type: application/json\r\n' +
        `content-length: ${body.length}\r\n\r\n${body}`,
    );
  });
