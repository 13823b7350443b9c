import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createNetServer } from 'node:net';
import type { Server as NetServer, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { createHandler, createNodeListener } from '../../lib/server';
import type { Agents, Handler, HandlerConfig } from '../../lib/server';

/** A server on 127.0.0.1, and its connections. */
interface Listening {
  /** `http://127.0.0.1:…`. */
  readonly url: string;
  readonly port: number;
  /** Those that are open. */
  readonly sockets: ReadonlySet<Socket>;
  /** How many there have been. */
  readonly accepted: () => number;
  /** How many of them are closed. (After an abort Node's `fetch` opens another one, in advance.) */
  readonly closed: () => number;
  /** Whether the first of them is closed: the one that a turn came on, if only one was sent. */
  readonly hungUp: () => boolean;
}

/** The ways to serve agents on a port of Node: behind an adapter, and without one. */
export const doors = ['createHandler', 'createNodeListener'] as const;
type Door = (typeof doors)[number];

/** Starts servers; each test's are closed after it. */
export interface Servers {
  /**
   * A handler behind `@hono/node-server`. By default that puts a Request and a Response of its own
   * in the place of the global ones; with `false` it does not.
   */
  readonly serve: (handler: Handler, overrideGlobalObjects?: boolean) => Promise<Listening>;
  /** Agents by one of the {@link doors}. */
  readonly agents: (door: Door, agents: Agents, config: HandlerConfig) => Promise<Listening>;
  readonly http: (listener: RequestListener) => Promise<Listening>;
  /** What comes in is thrown away unless `onSocket` listens to it. */
  readonly net: (onSocket: (socket: Socket) => void) => Promise<Listening>;
  /** A URL where nobody listens. */
  readonly nobody: () => Promise<string>;
}

/** Waits until `condition` holds, and fails where it does not within `ms`. */
export const until = async (condition: () => boolean, ms = 1_000): Promise<void> => {
  const deadline = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > deadline)
      throw new Error(`Not so within ${ms} ms: ${String(condition)}`);
    await setTimeout(2);
  }
};

const track = async (server: NetServer): Promise<Listening> => {
  const sockets = new Set<Socket>();
  let accepted = 0;
  let first: Socket | undefined;
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    first ??= socket;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that breaks off is what many of these tests are about.
    socket.on('error', () => undefined);
  });
  if (!server.listening) await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const { port } = address;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    sockets,
    accepted: () => accepted,
    closed: () => accepted - sockets.size,
    hungUp: () => first !== undefined && !sockets.has(first),
  };
};

/** In a `describe`: gives it {@link Servers}. */
export const useServers = (): Servers => {
  const open: { readonly server: NetServer; readonly listening: Listening }[] = [];
  const keep = async (server: NetServer): Promise<Listening> => {
    const listening = await track(server);
    open.push({ server, listening });
    return listening;
  };
  afterEach(async () => {
    for (const { server, listening } of open.splice(0)) {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of listening.sockets) socket.destroy();
      await closed;
    }
  });
  const serveHandler: Servers['serve'] = (handler, overrideGlobalObjects = true) =>
    keep(serve({ fetch: handler, hostname: '127.0.0.1', port: 0, overrideGlobalObjects }));
  const listen: Servers['http'] = (listener) => keep(createServer(listener).listen(0, '127.0.0.1'));
  return {
    serve: serveHandler,
    http: listen,
    agents: (door, agents, config) =>
      door === 'createHandler'
        ? serveHandler(createHandler(agents, config))
        : listen(createNodeListener(agents, config)),
    nobody: async () => {
      const server = createNetServer().listen(0, '127.0.0.1');
      const { url } = await track(server);
      await new Promise((resolve) => server.close(resolve));
      return url;
    },
    net: (onSocket) =>
      keep(createNetServer((socket) => onSocket(socket.resume())).listen(0, '127.0.0.1')),
  };
};
