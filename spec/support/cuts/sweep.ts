import { asapScheduler, concatMap, defer, from, lastValueFrom, observeOn, of, toArray } from 'rxjs';
import { action, createClient, retryOnDisconnect, trace } from '../../../lib';
import type { Agent, Trace, TurnEvent } from '../../../lib';
import { createHandler } from '../../../lib/server';
import type { EventLog } from '../../../lib/server';
import { fetchFromHandler } from '../../../lib/testing';
import { createRandom } from '../../../lib/testing/laws/createRandom';
import { cuttingFetch } from './cuttingFetch';

/** A turn of 48 events with characters of one to four bytes, whole messages and deltas. */
const traces: readonly Trace[] = [
  trace.text('Grüße aus Zürich 🌏'),
  trace.completionStart({ messageID: 'm1' }),
  ...Array.from({ length: 40 }, (_, index) =>
    trace.completionContent(['a', 'é', '—', '👩‍🚀 ', 'ß'][index % 5] ?? ''),
  ),
  trace.completionEnd(),
  trace.choice(['Ja', 'Nein', '也许']),
  trace.custom('Pay Credit Card', { amount: 12 }),
  trace.text(''),
  trace.end(),
];

/** What a client must be given of it: each event once, in order, and the end. */
const expected = [
  ...traces.map((said, index) => ({ event: 'trace', id: String(index + 1), trace: said })),
  { event: 'end', id: String(traces.length + 1) },
];

/** How one turn went whose connections were cut. */
interface SweepRun {
  /** What is wrong with it; nothing where it went as it must. */
  readonly faults: readonly string[];
  readonly connections: number;
}

/** Has turns over a network that cuts them, on one server. */
export interface Sweep {
  /** @param cuts - After how many bytes the nth connection breaks. */
  readonly run: (cuts: readonly number[], how?: 'reset' | 'closed') => Promise<SweepRun>;
  /** The bytes of the response to the POST. */
  readonly length: () => Promise<number>;
}

/** Some of the agents say all at once, some a trace a task: so cuts meet a replay and a tail. */
const paces = [
  from(traces),
  from(traces).pipe(concatMap((said) => of(said).pipe(observeOn(asapScheduler)))),
];

/** How many turns are under way at once: most of the time of each is waiting. */
const together = 16;

/** Has a turn for each of many plans of cuts, and says what is wrong, and how many had as many connections. */
export const sweepOver = async (
  { run }: Sweep,
  plans: readonly (readonly number[])[],
  howOf: (index: number) => 'reset' | 'closed',
) => {
  const faults: string[] = [];
  const connections = new Map<number, number>();
  for (let from = 0; from < plans.length; from += together) {
    const batch = plans.slice(from, from + together);
    const runs = await Promise.all(batch.map((cuts, at) => run(cuts, howOf(from + at))));
    for (const one of runs) {
      faults.push(...one.faults);
      connections.set(one.connections, (connections.get(one.connections) ?? 0) + 1);
    }
  }
  return { faults, with: (count: number) => connections.get(count) ?? 0 };
};

/** Two and three cuts a turn by turns, most of them early, so that attachments are cut too. */
export const randomCuts = (count: number, length: number): readonly (readonly number[])[] => {
  const random = createRandom(20_261_125);
  return Array.from({ length: count }, (_, index) =>
    Array.from({ length: 2 + (index % 2) }, () => random.below(random.below(length) + 1)),
  );
};

/** Makes a {@link Sweep} on a server with this log. */
export const createSweep = (log: EventLog): Sweep => {
  let users = 0;
  const agentRuns = new Map<string, number>();
  const agent: Agent = ({ userID }) =>
    defer(() => {
      agentRuns.set(userID, (agentRuns.get(userID) ?? 0) + 1);
      return paces[agentRuns.size % paces.length] ?? from(traces);
    });
  const handler = createHandler(agent, {
    authorize: () => true,
    basePath: '/api',
    log,
    scheduler: asapScheduler,
  });

  const run: Sweep['run'] = async (cuts, how) => {
    users += 1;
    const userID = `user-${users}`;
    const network = cuttingFetch(fetchFromHandler(handler), cuts, () => how ?? 'reset');
    const client = createClient({
      baseURL: 'http://agent.test/api',
      projectID: 'p1',
      fetch: network.fetch,
      completionEvents: true,
    });
    const turn$ = client
      .events({ userID, action: action.launch() })
      .pipe(retryOnDisconnect({ initialDelay: 0, random: () => 0, scheduler: asapScheduler }));
    const got: unknown = await lastValueFrom(turn$.pipe(toArray())).then(
      (events: TurnEvent[]) => events.filter(({ event }) => event !== 'open'),
      (error: unknown) => String(error),
    );
    const posts = network.methods.filter((method) => method === 'POST').length;
    const runs = agentRuns.get(userID);
    const faults = [
      ...(JSON.stringify(got) === JSON.stringify(expected) ? [] : [`got ${JSON.stringify(got)}`]),
      ...(posts === 1 ? [] : [`${posts} POSTs`]),
      ...(runs === 1 ? [] : [`${runs ?? 0} runs of the agent`]),
    ];
    return {
      faults: faults.map((fault) => `cut after ${cuts.join(', ')}: ${fault}`),
      connections: network.methods.length,
    };
  };

  const length: Sweep['length'] = async () => {
    const { body } = await handler(
      new Request(
        'http://agent.test/api/v2/project/p1/user/first/interact/stream?completion_events=true',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"action":{"type":"launch"}}',
        },
      ),
    );
    return (await new Response(body).arrayBuffer()).byteLength;
  };

  return { run, length };
};
