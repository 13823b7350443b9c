import type { CreateSubject } from '../../harness/Subject';
import { learnTurn } from '../../network/learnTurn';
import { openSocket } from '../../network/openSocket';
import { repeatTurn } from '../../network/repeatTurn';
import { startServer } from '../../network/startServer';
import { createTraces } from '../createTraces';

/**
 * A raw reader of one server, which has one turn after the other: the same for all servers, and
 * less work than any of them has. A turn is the first one again, byte for byte.
 */
export const createSubject: CreateSubject<{
  readonly server: string;
  readonly mode: string;
  readonly frames: number;
  readonly turns: number;
}> = async ({ frames, mode, server, turns }) => {
  const running = await startServer(server, [frames, mode]);
  const expected = await learnTurn(running.port, createTraces(frames));
  return {
    run: async () => {
      let ms = 0;
      for (let turn = 0; turn < turns; turn += 1) {
        const socket = await openSocket(running.port);
        const from = performance.now();
        await repeatTurn(socket, 'ada', expected);
        ms += performance.now() - from;
      }
      return { ms };
    },
    close: running.close,
  };
};
