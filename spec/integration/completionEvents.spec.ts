import fc from 'fast-check';
import { asapScheduler, from, lastValueFrom, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import { accumulateCompletions, createClient } from '../../lib';
import type { Client, Trace } from '../../lib';
import { createHandler } from '../../lib/server';
import { fetchFromHandler } from '../../lib/testing';
import { generatedAgent } from '../support/agentsArbitrary';
import type { GeneratedAgent } from '../support/agentsArbitrary';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { useServers } from '../support/serverSockets';
import { runs } from '../support/runs';

const handlerOf = ({ agent }: GeneratedAgent) =>
  createHandler(agent, { authorize: () => true, scheduler: asapScheduler });

const all = (traces$: Observable<Trace>): Promise<Trace[]> =>
  lastValueFrom(traces$.pipe(toArray()));

/** The turn with completions on, as it is and folded here, and with completions off. */
const threeWays = async ({ interact }: Client) => {
  const [on, off] = await Promise.all([
    all(interact({ userID: 'ada', completionEvents: true })),
    all(interact({ userID: 'ada', completionEvents: false })),
  ]);
  return [on, await all(from(on).pipe(accumulateCompletions({ emit: 'end' }))), off];
};

expectNoUnhandledRejection();

describe('streaming changes when, not what', () => {
  const servers = useServers();

  it('for generated agents, through fetch = handler', async () => {
    await fc.assert(
      fc.asyncProperty(generatedAgent, async (generated) => {
        const fetch = fetchFromHandler(handlerOf(generated));
        const client = createClient({ baseURL: 'http://agent.test', projectID: 'p1', fetch });
        const [on, folded, off] = await threeWays(client);

        expect(on).toEqual(generated.traces);
        expect(folded).toEqual(generated.folded);
        expect(off).toEqual(generated.folded);
      }),
      runs(1_000),
    );
  });

  it('for generated agents, over a socket', async () => {
    await fc.assert(
      fc.asyncProperty(generatedAgent, async (generated) => {
        const { url } = await servers.serve(handlerOf(generated));
        const [on, folded, off] = await threeWays(createClient({ baseURL: url, projectID: 'p1' }));

        expect(on).toEqual(generated.traces);
        expect(folded).toEqual(generated.folded);
        expect(off).toEqual(generated.folded);
      }),
      runs(25),
    );
  });
});
