import { asyncScheduler } from 'rxjs';
import type { Agent } from '../agents/Agent';
import { isInvalidInputError } from '../errors/InvalidInputError';
import type { Turn } from '../protocol/Turn';
import { decodeBody } from '../protocol/v2/decodeRequest';
import { checkHandlerConfig } from './checkHandlerConfig';
import { createAgentFinder } from './createAgentFinder';
import { createCors } from './createCors';
import { createEventBody } from './createEventBody';
import { encodeTurn } from './encodeTurn';
import type { Agents, Handler, HandlerConfig } from './HandlerConfig';
import { readBody } from './readBody';
import { readTurn } from './readTurn';
import { refuse } from './refuse';

/** What a stream of events needs on its way: no cache, and no proxy that buffers or compresses. */
const eventStream = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

// eslint-disable-next-line no-console -- where nobody listens, a failure must be seen
const logError = (error: unknown): void => console.error(error);

/**
 * Serves agents on the endpoint that the client speaks, `POST …/interact/stream`.
 *
 * It runs wherever `Request` and `Response` exist, and never rejects. The agent is given the whole
 * turn; it is subscribed to after the head of the response is out, and unsubscribed when the client
 * goes. Its completion becomes the `end` event. What it throws becomes an `error` event with a code
 * (`agent_error`, or that of an `AgentError`), never with its message: `onError` is told that. With
 * `completion_events` off its completions are folded to `text`.
 *
 * What cannot be answered is refused with the service's own statuses: 400 (naming the field), 401,
 * 404, 405, 406, 413, 415.
 *
 * @param agent - One agent for all projects; see the other forms for one a project.
 * @throws InvalidInputError at once, where the configuration cannot work.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 * import { createHandler } from 'voiceflow-rx/server';
 *
 * const greeter: Agent = ({ userID }) => of(trace.text(`Hello ${userID}!`));
 * const handler = createHandler(greeter, { authorize: ({ key }) => key === 'a secret' });
 *
 * export default { fetch: handler };
 * ```
 */
export function createHandler(agent: Agent, config: HandlerConfig): Handler;

/**
 * Serves one agent a project: a record by its id, or a function that finds it, whose parameter
 * needs its type when it is written in place. A project that is not known is answered 404.
 *
 * @example
 * ```ts
 * import type { Agent } from 'voiceflow-rx';
 * import { createHandler } from 'voiceflow-rx/server';
 *
 * declare const agents: Map<string, Agent>;
 * const handler = createHandler((projectID: string) => agents.get(projectID), {
 *   authorize: ({ key }) => key === 'a secret',
 * });
 * ```
 */
export function createHandler(agents: Agents, config: HandlerConfig): Handler;

export function createHandler(agents: Agents, config: HandlerConfig): Handler {
  checkHandlerConfig(agents, config);
  const {
    authorize,
    basePath = '',
    heartbeatInterval = 15_000,
    maxBufferedBytes = 16 * 1024 * 1024,
    maxRequestBytes = 1024 * 1024,
    onError = logError,
    scheduler = asyncScheduler,
    state,
  } = config;
  const cors = createCors(config.cors);
  const findAgent = createAgentFinder(agents);

  const report = (error: unknown, turn: Turn | undefined): void => {
    try {
      onError(error, turn);
    } catch (failure) {
      logError(failure);
    }
  };

  /** The refusal of a caller who may not have this turn. */
  const refusal = async (turn: Turn, request: Request): Promise<Response | undefined> => {
    const { projectID, userID } = turn;
    const key = request.headers.get('authorization') ?? undefined;
    try {
      const allowed: unknown = await authorize({ key, projectID, userID, request });
      return allowed === true ? undefined : refuse(401);
    } catch (error) {
      report(error, undefined);
      return refuse(500);
    }
  };

  const stream = (turn: Turn, request: Request): Response => {
    const traces$ = findAgent(turn);
    if (traces$ === undefined) return refuse(404, 'The project was not found');
    const frames$ = encodeTurn(traces$, turn, state, (error) => report(error, turn));
    const options = { request, scheduler, heartbeatInterval, maxBufferedBytes };
    return new Response(createEventBody(frames$, options), { headers: eventStream });
  };

  const answer = async (request: Request): Promise<Response> => {
    const turn = readTurn(request, basePath, state !== undefined);
    if (turn instanceof Response) return turn;
    const refused = await refusal(turn, request);
    if (refused !== undefined) return refused;
    const body = await readBody(request, maxRequestBytes);
    if (body === 'too large') return refuse(413, `The body has more than ${maxRequestBytes} bytes`);
    return stream(decodeBody(turn, body.json), request);
  };

  return async (request) => {
    try {
      return cors.add(request, cors.preflight(request) ?? (await answer(request)));
    } catch (error) {
      if (isInvalidInputError(error)) return cors.add(request, refuse(400, error.message));
      report(error, undefined);
      return cors.add(request, refuse(500));
    }
  };
}
