import type { SchedulerLike } from 'rxjs';
import { createClient } from '../../index';
import type { Client } from '../../index';
import { fetchFromHandler } from '../../testing/index';
import { createDemoHandler } from './createDemoHandler';
import { demo } from './demo';
import type { Environment } from './Environment';
import { readProject } from './readProject';

/** A client, and whom it talks to. */
export interface FoundClient {
  readonly client: Client;
  readonly partner: string;
}

/** A service that accepts a turn and then stays silent is given up, in ms. */
const timeouts = { connect: 60_000, idle: 120_000 };

/**
 * The client of the project that the environment names; where it names none, one of the embedded
 * agent, which goes through the real handler without a port.
 *
 * @throws UsageError or InvalidInputError, where the environment does not make sense.
 */
export const findClient = (env: Environment, scheduler: SchedulerLike): FoundClient => {
  const project = readProject(env);
  if (project !== undefined) {
    const { baseURL, projectID } = project;
    const place = baseURL === undefined ? '' : ` at ${baseURL}`;
    return {
      client: createClient({ ...project, timeouts, scheduler }),
      partner: `Project ${projectID}${place}.`,
    };
  }
  return {
    client: createClient({
      apiKey: demo.key,
      baseURL: 'http://agent.test',
      projectID: demo.projectID,
      fetch: fetchFromHandler(createDemoHandler(scheduler)),
      scheduler,
    }),
    partner:
      'The embedded travel agent, offline. Ask about your baggage, your seat, Sydney, or how to ' +
      'cancel.',
  };
};
