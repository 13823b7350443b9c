import type { Socket } from 'node:net';
import { postTurn } from './postTurn';

/** Has a turn that must be the same as one before, byte for byte: to compare them costs little. */
export const repeatTurn = async (
  socket: Socket,
  userID: string,
  expected: Buffer,
): Promise<void> => {
  let at = 0;
  await postTurn(socket, userID, (data, from, to) => {
    const end = at + to - from;
    if (end > expected.length || data.compare(expected, at, end, from, to) !== 0) {
      throw new Error(`differs between byte ${at} and ${end}`);
    }
    at = end;
  });
  if (at !== expected.length) throw new Error(`${userID} has ${at} bytes of ${expected.length}`);
};
