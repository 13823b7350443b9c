/** Ours on a port, as it is asked for, and an agent that says all it has at once. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { from } from 'rxjs';
import { createHandler, createNodeListener } from 'voiceflow-rx/server';
import { announce } from '../../network/announce';
import { createTraces } from '../createTraces';

const [countText, mode] = process.argv.slice(2);
const traces = createTraces(Number(countText));
const agent = () => from(traces);
const config = { authorize: () => true };
const listener =
  mode === 'adapter'
    ? getRequestListener(createHandler(agent, config))
    : createNodeListener(agent, config);
announce(createServer((request, response) => void listener(request, response)));
