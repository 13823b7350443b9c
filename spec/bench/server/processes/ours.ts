/** Our handler on a port, and an agent that says all it has at once. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { from } from 'rxjs';
import { createHandler } from 'voiceflow-rx/server';
import { announce } from '../../network/announce';
import { createTraces } from '../createTraces';

const traces = createTraces(Number(process.argv[2]));
const handler = createHandler(() => from(traces), { authorize: () => true });
const listener = getRequestListener(handler);
announce(createServer((request, response) => void listener(request, response)));
