/** The two servers of the example: one in a process of its own, one in this one. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { serve } from '@hono/node-server';
import type { Handler } from 'voiceflow-rx/server';

/** A server, and how to end it. */
export interface Running {
  readonly baseURL: string;
  readonly stop: () => Promise<void>;
}

const endOf = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill();
    await once(child, 'exit');
  }
};

/** Starts the agent for hotels in a process of its own. */
export const startHotels = async (key: string): Promise<Running> => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('hotels.ts', import.meta.url))],
    { env: { ...process.env, HOTELS_KEY: key }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    return { baseURL: line, stop: () => endOf(child) };
  }
  throw new Error('The process of the hotels ended before it was ready.');
};

/** Puts a handler on a port of this process. */
export const startHere = async (handler: Handler): Promise<Running> => {
  const server = serve({ fetch: handler, hostname: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseURL: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
