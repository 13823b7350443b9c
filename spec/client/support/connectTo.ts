import { VirtualTimeScheduler } from 'rxjs';
import type { ClientConfig } from '../../../lib/client/ClientConfig';
import { createClient } from '../../../lib/client/createClient';
import type { Client } from '../../../lib/client/createClient';
import type { ScriptedFetch } from '../../../lib/testing/fakes/scriptedFetch';

/** A client of the project `p1` whose requests go to `server`, and whose clock stands still. */
export const connectTo = (
  server: Pick<ScriptedFetch, 'fetch'>,
  config: Partial<ClientConfig> = {},
): Client =>
  createClient({
    baseURL: 'http://agent.test',
    projectID: 'p1',
    fetch: server.fetch,
    scheduler: new VirtualTimeScheduler(),
    ...config,
  });

/** A turn like any other. */
export const ada = { userID: 'ada' } as const;
