/**
 * Ours on a port: by `createNodeListener`, or by `createHandler` behind an adapter; with a log in
 * memory where it is asked for, a new one each time.
 */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Observable } from 'rxjs';
import type { Agent, Trace } from 'voiceflow-rx';
import { createHandler, createMemoryEventLog, createNodeListener } from 'voiceflow-rx/server';
import type { HandlerConfig } from 'voiceflow-rx/server';
import { serveTurns } from '../serveTurns';
import { startWords } from '../startWords';

const [countText, mode] = process.argv.slice(2);
const count = Number(countText);

const agent: Agent = () =>
  new Observable<Trace>((subscriber) =>
    startWords(count, {
      next: (word) => subscriber.next(word),
      complete: () => subscriber.complete(),
    }),
  );

const makeConfig = (): HandlerConfig => ({
  authorize: ({ key }) => key === 'a-secret',
  ...(mode === 'log' ? { log: createMemoryEventLog() } : {}),
});
const makeListener = () =>
  mode === 'adapter'
    ? getRequestListener(createHandler(agent, makeConfig()))
    : createNodeListener(agent, makeConfig());

let listener = makeListener();
const server = createServer((request, response) => void listener(request, response));
serveTurns(server, () => {
  listener = makeListener();
});
