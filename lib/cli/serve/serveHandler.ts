import { createAdaptorServer } from '@hono/node-server';
import { Observable } from 'rxjs';
import type { Handler } from '../../server/index';

const host = '127.0.0.1';

const explain = (error: NodeJS.ErrnoException, port: number): Error => {
  if (error.code !== 'EADDRINUSE') return error;
  return new Error(`Port ${port} is in use. Choose another one with --port, 0 for any.`);
};

/**
 * Serves a handler on loopback: emits the root of its URLs when it listens, and goes on until it is
 * unsubscribed, which cuts its connections.
 *
 * @param port - 0 for any that is free.
 */
export const serveHandler = (handler: Handler, port: number): Observable<string> =>
  new Observable((subscriber) => {
    // The handler needs no Request or Response but those of the platform.
    const server = createAdaptorServer({ fetch: handler, overrideGlobalObjects: false });
    server.once('error', (error: NodeJS.ErrnoException) => {
      subscriber.error(explain(error, port));
    });
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      subscriber.next(`http://${host}:${actual}`);
    });
    return () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    };
  });
