import type { Agent } from '../../agents/Agent';
import type { RunningBody } from '../answer/Answer';
import { createTurnServer } from '../createTurnServer';
import type { Agents, HandlerConfig } from '../HandlerConfig';
import type { NodeListener } from './NodeListener';
import { sendAnswer } from './sendAnswer';
import { toServerRequest } from './toServerRequest';

/**
 * Serves agents as {@link createHandler} does, on the servers of Node, without an adapter: for
 * `http`, `https` and `http2`, and for Express, Nest and Fastify.
 *
 * It answers the same to the same requests, byte for byte. It writes to the socket itself, which
 * takes less time and memory a turn than a `Response` and its stream: see `docs/performance.md`. In
 * Deno, Bun and workers use {@link createHandler}.
 *
 * - What is not the endpoint is answered 404: mount it where nothing else is to answer, or behind the
 *   rest. In a framework the path is what stands below the mount path.
 * - Where a body parser of a framework has read the body, what it left in `request.body` is taken.
 * - `onError` is also told why an answer was cut: a reader too slow for `maxBufferedBytes`, or one
 *   that has stalled.
 * - The `request` that `authorize` is given has the method, the URL, the headers and a signal that is
 *   aborted when the client goes; it has no body.
 *
 * @param agent - One agent for all projects; see the other forms for one a project.
 * @throws InvalidInputError at once, where the configuration cannot work.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 * import { createNodeListener } from 'voiceflow-rx/server';
 *
 * const greeter: Agent = ({ userID }) => of(trace.text(`Hello ${userID}!`));
 * const listener = createNodeListener(greeter, { authorize: ({ key }) => key === 'a secret' });
 *
 * createServer(listener).listen(8080, '127.0.0.1');
 * ```
 */
export function createNodeListener(agent: Agent, config: HandlerConfig): NodeListener;

/**
 * Serves one agent a project: a record by its id, or a function that finds it, whose parameter
 * needs its type when it is written in place. A project that is not known is answered 404.
 */
export function createNodeListener(agents: Agents, config: HandlerConfig): NodeListener;

export function createNodeListener(agents: Agents, config: HandlerConfig): NodeListener {
  const { answer, report } = createTurnServer(agents, config);
  const onError = (error: unknown) => report(error, undefined);

  return (request, response) => {
    let isGone = false;
    let running: RunningBody | undefined;
    response.on('close', () => {
      isGone = true;
      running?.stop();
    });
    // A socket that breaks closes too, and there is nobody left to tell.
    response.on('error', () => undefined);
    answer(toServerRequest(request, response))
      .then((answered) => {
        running = sendAnswer(answered, response, isGone, onError);
      })
      .catch((error: unknown) => {
        onError(error);
        response.destroy();
      });
  };
}
