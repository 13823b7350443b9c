import { createHandler } from '../../lib/server';
import type { Agents, HandlerConfig } from '../../lib/server';
import { createClock } from './createClock';
import type { Clock } from './createClock';
import { flush } from './flush';
import { readServerBody } from './serverBody';
import type { ServerBody } from './serverBody';
import { turnRequest } from './serverRequest';
import type { RequestChange } from './serverRequest';

/** The answer to one request. */
export interface ServerAnswer {
  readonly response: Response;
  /** The body, which is being read. */
  readonly body: ServerBody;
}

/** A handler on a clock that stands still. */
export interface TestServer {
  readonly clock: Clock;
  /** What `onError` was told, call by call. */
  readonly told: readonly (readonly unknown[])[];
  /** Has one turn, as far as it goes without time. */
  readonly turn: (change?: RequestChange) => Promise<ServerAnswer>;
}

/** Makes a handler that lets everybody in. */
export const createTestServer = (
  agents: Agents,
  config: Partial<HandlerConfig> = {},
): TestServer => {
  const clock = createClock();
  const told: (readonly unknown[])[] = [];
  const handler = createHandler(agents, {
    authorize: () => true,
    scheduler: clock.scheduler,
    onError: (...args) => told.push(args),
    ...config,
  });
  return {
    clock,
    told,
    turn: async (change) => {
      const response = await handler(turnRequest(change));
      const body = readServerBody(response);
      await flush();
      await clock.advance(0);
      return { response, body };
    },
  };
};

/** Has one turn with `agents`, on a handler of its own. */
export const startServerTurn = async (
  agents: Agents,
  change?: RequestChange,
  config?: Partial<HandlerConfig>,
): Promise<ServerAnswer & Pick<TestServer, 'clock' | 'told'>> => {
  const { turn, clock, told } = createTestServer(agents, config);
  return { clock, told, ...(await turn(change)) };
};
