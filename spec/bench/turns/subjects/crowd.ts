import type { CreateSubject } from '../../harness/Subject';
import { learnTurn } from '../../network/learnTurn';
import { openSocket } from '../../network/openSocket';
import { repeatTurn } from '../../network/repeatTurn';
import { startServer } from '../../network/startServer';
import { wordOf } from '../wordOf';

/** Some turns at once, as often as it takes to have enough of them. */
export interface Crowd {
  readonly turns: number;
  readonly times: number;
}

/**
 * Has many turns at once of one server, with a raw reader, on connections that were open before:
 * the same for all servers. Each turn is compared with the first, byte for byte.
 */
export const createSubject: CreateSubject<{
  readonly server: string;
  readonly mode: string;
  readonly frames: number;
  readonly crowd: Crowd;
}> = async ({ crowd: { times, turns }, frames, mode, server }) => {
  const running = await startServer(server, [frames, mode], ['--expose-gc']);
  const words = Array.from({ length: frames }, (_, index) => wordOf(index + 1));
  const expected = await learnTurn(running.port, words);
  return {
    run: async () => {
      let ms = 0;
      await running.ask('begin');
      for (let time = 0; time < times; time += 1) {
        // One by one, so that none has to wait for a place in the queue of the system.
        const sockets = [];
        for (let turn = 0; turn < turns; turn += 1) sockets.push(await openSocket(running.port));
        const from = performance.now();
        await Promise.all(
          sockets.map((socket, user) => repeatTurn(socket, `user-${user}`, expected)),
        );
        ms += performance.now() - from;
      }
      return { ms, ...(await running.ask('end')) };
    },
    close: running.close,
  };
};
