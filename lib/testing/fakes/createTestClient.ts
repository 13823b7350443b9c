import { asapScheduler, asyncScheduler, defer } from 'rxjs';
import type { Agent } from '../../agents/Agent';
import type { ClientConfig } from '../../client/ClientConfig';
import { createClient } from '../../client/createClient';
import type { Client } from '../../client/createClient';
import type { Turn } from '../../protocol/Turn';
import { createHandler } from '../../server/createHandler';
import type { HandlerConfig } from '../../server/HandlerConfig';
import { fetchFromHandler } from './fetchFromHandler';
import type { AgentScript } from './script/AgentScript';
import { createPlayer } from './script/createPlayer';
import { readScript } from './script/readScript';
import { fetchFromPlayer } from './wire/fetchFromPlayer';
import { planAnswer } from './wire/planAnswer';

/** A client, and what was asked of the agent behind it. */
export interface TestClient extends Client {
  /** The turns as the agent was given them, one a request, in order; it grows. */
  readonly calls: readonly Turn[];
  /**
   * Fails the test where the script is not done, as that of a `scriptedAgent`. A function of yours
   * has nothing to be done.
   *
   * @throws Error that lists what was refused, and what was not asked for.
   */
  readonly assertDone: () => void;
}

/** How {@link createTestClient} talks: as any client, but that the other end is known. */
export interface TestClientConfig extends Omit<
  ClientConfig,
  'apiKey' | 'baseURL' | 'fetch' | 'projectID'
> {
  /** Is told what an agent of yours threw; the client is told a code. Default: `console.error`. */
  readonly onError?: HandlerConfig['onError'];
}

type Other = Pick<TestClient, 'calls' | 'assertDone'> & Required<Pick<ClientConfig, 'fetch'>>;

const otherOfAgent = (agent: Agent, onError: HandlerConfig['onError']): Other => {
  const calls: Turn[] = [];
  const recorded: Agent = (turn) =>
    defer(() => {
      calls.push(turn);
      return agent(turn);
    });
  const handler = createHandler(recorded, {
    authorize: () => true,
    // As the hosted service does.
    whenBusy: 'parallel',
    scheduler: asapScheduler,
    ...(onError === undefined ? {} : { onError }),
  });
  return { calls, assertDone: () => undefined, fetch: fetchFromHandler(handler) };
};

/**
 * A client whose turns go over the real wire to a script, or to an agent of yours, without a port:
 * bytes, ids, ends and errors are as in production.
 *
 * The script is that of `scriptedAgent`, on the clock of `config.scheduler`. Its errors reach the
 * client as the very errors that a server and a network cause:
 *
 * - `http 429` is a response of that status, and `connect` a connection that fails; no trace can be
 *   before them.
 * - `disconnect` closes the body without an `end`, `disconnect reset` breaks it, and
 *   `disconnect idle` falls silent: what the client makes of it, its `timeouts.idle` says.
 * - `agent "code"` is an `error` event, and `invalid` a trace that breaks its codec.
 * - `timeout`, `abort` and `protocol` are a client's own: a script with them is an InvalidInputError.
 * - Any other error is to the client the `AgentError` `agent_error`, as in production.
 *
 * With `completionEvents` off, the default, completions come as one `text`. A turn that the script
 * has no answer to is an `AgentError` that says so, and `assertDone` says it again.
 *
 * Promises and web streams are in between, so a marble test is not enough: use `virtualTime`.
 *
 * @param scriptOrAgent - What to talk to.
 * @throws InvalidInputError at once, for a script or a config that cannot work.
 *
 * @example
 * ```ts
 * import { action } from 'voiceflow-rx';
 * import { createTestClient, virtualTime } from 'voiceflow-rx/testing';
 *
 * await virtualTime(async ({ play }) => {
 *   const client = createTestClient(
 *     { launch: '{text "Where to?"}|', text: ['800ms [ab]|', '[a#{disconnect}'] },
 *     { completionEvents: true },
 *   );
 *
 *   await play(client.interact({ userID: 'ada', action: action.launch() }));
 *   await play(client.interact({ userID: 'ada', action: action.text('London') }));
 *   client.assertDone(); // throws: text: 1 of 2 answers given
 * });
 * ```
 */
export const createTestClient = (
  scriptOrAgent: AgentScript | Agent,
  { onError, ...config }: TestClientConfig = {},
): TestClient => {
  const otherOfScript = (script: AgentScript): Other => {
    const rows = readScript(script);
    for (const { answers } of rows) answers.forEach(planAnswer);
    const player = createPlayer(rows);
    return { ...player, fetch: fetchFromPlayer(player, config.scheduler ?? asyncScheduler) };
  };
  const { assertDone, calls, fetch } =
    typeof scriptOrAgent === 'function'
      ? otherOfAgent(scriptOrAgent, onError)
      : otherOfScript(scriptOrAgent);
  const client = createClient({
    ...config,
    baseURL: 'http://agent.test',
    projectID: 'test-project',
    fetch,
  });
  return { ...client, calls, assertDone };
};
