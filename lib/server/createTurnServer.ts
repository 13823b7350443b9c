import { asyncScheduler } from 'rxjs';
import { isInvalidInputError } from '../errors/InvalidInputError';
import type { Turn } from '../protocol/Turn';
import { decodeBody } from '../protocol/v2/decodeRequest';
import type { Answer } from './answer/Answer';
import { checkHandlerConfig } from './checkHandlerConfig';
import { createAgentFinder } from './createAgentFinder';
import { createDurableTurns } from './durable/createDurableTurns';
import type { Agents, Credentials, HandlerConfig } from './HandlerConfig';
import { createLiveTurns } from './live/createLiveTurns';
import { createCors } from './request/createCors';
import { readTurn } from './request/readTurn';
import { refuse } from './request/refuse';
import type { ServerRequest } from './request/RequestHead';
import type { TurnsConfig } from './TurnsConfig';

/** Answers requests, however they come and however the answers are sent. */
export interface TurnServer {
  /** It never rejects. */
  readonly answer: (request: ServerRequest) => Promise<Answer>;
  /** Tells `onError`, and never throws. */
  readonly report: TurnsConfig['report'];
}

// eslint-disable-next-line no-console -- where nobody listens, a failure must be seen
const logError = (error: unknown): void => console.error(error);

/**
 * What all servers have in common: who may have a turn, what is refused, and how turns are run.
 *
 * @throws InvalidInputError where the configuration cannot work.
 */
export const createTurnServer = (agents: Agents, config: HandlerConfig): TurnServer => {
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
    { head, toRequest }: ServerRequest,
  ): Promise<Answer | undefined> => {
    const credentials: Credentials = {
      key: head.headers.get('authorization') ?? undefined,
      projectID,
      userID,
      get request() {
        return toRequest();
      },
    };
    try {
      const allowed: unknown = await authorize(credentials);
      return allowed === true ? undefined : refuse(401);
    } catch (error) {
      report(error, undefined);
      return refuse(500);
    }
  };

  const answer = async (request: ServerRequest): Promise<Answer> => {
    const { head, readBody } = request;
    const asked = readTurn(head, basePath, offers);
    if ('status' in asked) return asked;
    const refused = await refusal(asked.turn, request);
    if (refused !== undefined) return refused;
    if (asked.kind === 'attach') return turns.attach(asked.turn, asked.after, head);
    if (asked.kind === 'cancel') return turns.cancel(asked.turn);
    const body = await readBody(maxRequestBytes);
    if (body === 'too large') return refuse(413, `The body has more than ${maxRequestBytes} bytes`);
    const { key } = asked;
    return turns.start({ turn: decodeBody(asked.turn, body.json), key, body: body.text }, head);
  };

  return {
    report,
    answer: async (request) => {
      const { head } = request;
      try {
        return cors.add(head, cors.preflight(head) ?? (await answer(request)));
      } catch (error) {
        if (isInvalidInputError(error)) return cors.add(head, refuse(400, error.message));
        report(error, undefined);
        return cors.add(head, refuse(500));
      }
    },
  };
};
