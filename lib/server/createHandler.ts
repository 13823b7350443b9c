import type { Agent } from '../agents/Agent';
import { toResponse } from './answer/toResponse';
import { createTurnServer } from './createTurnServer';
import type { Agents, Handler, HandlerConfig } from './HandlerConfig';
import { readBody } from './request/readBody';

/**
 * Serves agents on the endpoint that the client speaks, `POST …/interact/stream`.
 *
 * It runs wherever `Request` and `Response` exist, and never rejects. The agent is given the whole
 * turn; it is subscribed to after the head of the response is out, and unsubscribed when the client
 * goes, unless `onDisconnect` says otherwise. Its completion becomes the `end` event. What it throws
 * becomes an `error` event with a code (`agent_error`, or that of an `AgentError`), never with its
 * message: `onError` is told that. With `completion_events` off its completions are folded to `text`.
 *
 * With a `log` a turn survives its connection: it is claimed once, under the `Idempotency-Key` of the
 * POST if there is one, and run to its end whether or not its caller stays; the header `turn-url`
 * names where a GET with `Last-Event-ID` attaches to it and a DELETE cancels it. The turns of one user
 * of one project run one after the other (`whenBusy`), with a log or without.
 *
 * What cannot be answered is refused with the service's own statuses: 400 (naming the field), 401,
 * 404, 405, 406, 413, 415; 429 with `Retry-After` where too many turns of the user wait; and with a log
 * 410, 422, and 503 with `Retry-After`. All of it stands in `docs/protocol.md`.
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
  const { answer } = createTurnServer(agents, config);
  return async (request) =>
    toResponse(
      await answer({
        head: request,
        toRequest: () => request,
        readBody: (maxBytes) => readBody(request, maxBytes),
      }),
      request,
    );
}
