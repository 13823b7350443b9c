import { asyncScheduler } from 'rxjs';
import type { Agent } from '../agents/Agent';
import { isInvalidInputError } from '../errors/InvalidInputError';
import type { Turn } from '../protocol/Turn';
import { decodeBody } from '../protocol/v2/decodeRequest';
import { checkHandlerConfig } from './checkHandlerConfig';
import { createAgentFinder } from './createAgentFinder';
import { createDurableTurns } from './durable/createDurableTurns';
import type { Agents, Handler, HandlerConfig } from './HandlerConfig';
import { createLiveTurns } from './live/createLiveTurns';
import { createCors } from './request/createCors';
import { readBody } from './request/readBody';
import { readTurn } from './request/readTurn';
import { refuse } from './request/refuse';
import type { TurnsConfig } from './TurnsConfig';

// eslint-disable-next-line no-console -- where nobody listens, a failure must be seen
const logError = (error: unknown): void => console.error(error);

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
  checkHandlerConfig(agents, config);
  const {
    authorize,
    basePath = '',
    log,
    maxRequestBytes = 1024 * 1024,
    onError = logError,
  } = config;
  const cors = createCors(config.cors);

  const report = (error: unknown, turn: Turn | undefined): void => {
    try {
      onError(error, turn);
    } catch (failure) {
      logError(failure);
    }
  };

  const turnsConfig: TurnsConfig = {
    findAgent: createAgentFinder(agents),
    state: config.state,
    onDisconnect: config.onDisconnect ?? (log === undefined ? 'cancel' : 'continue'),
    lease: config.lease ?? 15_000,
    whenBusy: config.whenBusy ?? 'queue',
    maxQueued: config.maxQueued ?? 8,
    stallTimeout: config.stallTimeout ?? 30_000,
    heartbeatInterval: config.heartbeatInterval ?? 15_000,
    maxBufferedBytes: config.maxBufferedBytes ?? 16 * 1024 * 1024,
    scheduler: config.scheduler ?? asyncScheduler,
    report,
  };
  const turns =
    log === undefined ? createLiveTurns(turnsConfig) : createDurableTurns(turnsConfig, log);
  const offers = { state: config.state !== undefined, log: log !== undefined };

  /** The refusal of a caller who may not have this turn. */
  const refusal = async (
    { projectID, userID }: Pick<Turn, 'projectID' | 'userID'>,
    request: Request,
  ): Promise<Response | undefined> => {
    const key = request.headers.get('authorization') ?? undefined;
    try {
      const allowed: unknown = await authorize({ key, projectID, userID, request });
      return allowed === true ? undefined : refuse(401);
    } catch (error) {
      report(error, undefined);
      return refuse(500);
    }
  };

  const answer = async (request: Request): Promise<Response> => {
    const asked = readTurn(request, basePath, offers);
    if (asked instanceof Response) return asked;
    const refused = await refusal(asked.turn, request);
    if (refused !== undefined) return refused;
    if (asked.kind === 'attach') return turns.attach(asked.turn, asked.after, request);
    if (asked.kind === 'cancel') return turns.cancel(asked.turn);
    const body = await readBody(request, maxRequestBytes);
    if (body === 'too large') return refuse(413, `The body has more than ${maxRequestBytes} bytes`);
    const { key } = asked;
    return turns.start({ turn: decodeBody(asked.turn, body.json), key, body: body.text }, request);
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
