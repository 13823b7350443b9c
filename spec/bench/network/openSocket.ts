import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** Connects, so that a turn can be had at once. */
export const openSocket = async (port: number): Promise<Socket> => {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  return socket;
};
