import { concat, delay, lastValueFrom, of, skip, toArray } from 'rxjs';
import { action, createClient, trace } from '../../lib';
import type { Agent, Client, Trace, TurnEvent } from '../../lib';
import { createHandler } from '../../lib/server';
import type { Handler } from '../../lib/server';
import { fetchFromHandler } from '../../lib/testing';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { endFrame } from '../support/frames';
import { eventsOf } from '../support/serverBody';
import { sendRaw } from '../support/serverRaw';
import { until, useServers } from '../support/serverSockets';

const slowStep = 250;

const moment = trace.text('Give me a moment...');
const booked = trace.text('Got it, your flight is booked for June 2nd, from London to Sydney.');
const debug = trace.debug('API call successfully triggered', { type: 'api' });

const travel: Agent = ({ userID, action: request, variables }) =>
  concat(
    of(
      trace.text(`${userID} 🎉`),
      { ...trace.custom('Pay Credit Card', { amount: 12, note: null }), source: ['shop'] },
      trace.completionStart({ messageID: 'm1' }),
      trace.completionContent('Zür'),
    ),
    of(trace.completionContent('ich?'), trace.completionEnd()).pipe(delay(5)),
    of(trace.choice(['Yes']), trace.debug(JSON.stringify({ request, variables })), trace.end()),
  );

const turn = {
  userID: '../../x?y#z',
  action: action.text('to Zürich'),
  variables: { seats: [1, null, 'é'] },
  state: true,
} as const;

const eventsFrom = (client: Client, completionEvents: boolean): Promise<TurnEvent[]> =>
  // But for the head of the response.
  lastValueFrom(client.events({ ...turn, completionEvents }).pipe(skip(1), toArray()));

const clientOf = (baseURL: string, fetch?: typeof globalThis.fetch): Client =>
  createClient({
    baseURL,
    projectID: 'p/1',
    apiKey: 'k',
    ...(fetch === undefined ? {} : { fetch }),
  });

expectNoUnhandledRejection();

describe('a client and a handler', () => {
  const servers = useServers();
  const handler: Handler = createHandler(travel, {
    authorize: ({ key }) => key === 'k',
    state: ({ userID }) => ({ userID }),
  });

  it.each([true, false])(
    'have the same turn through fetch = handler and over a socket, completions %s',
    async (completionEvents) => {
      const { url } = await servers.serve(handler);
      const direct = createClient({
        baseURL: 'http://agent.test/',
        projectID: 'p/1',
        apiKey: 'k',
        fetch: fetchFromHandler(handler),
      });
      const [near, far] = await Promise.all([
        eventsFrom(direct, completionEvents),
        eventsFrom(clientOf(url), completionEvents),
      ]);

      expect(far).toEqual(near);
      expect(near.map(({ event }) => event).slice(-2)).toEqual(['state', 'end']);
      expect(near.map(({ id }) => id)).toEqual(near.map((_, index) => String(index + 1)));
      expect(near[0]).toMatchObject({ trace: trace.text('../../x?y#z 🎉') });
      expect(near.at(-2)).toMatchObject({ state: { userID: '../../x?y#z' } });
      const text = near.flatMap(({ ...event }) =>
        event.event === 'trace' && event.trace.type === 'text' ? [event.trace] : [],
      );
      expect(text).toHaveLength(completionEvents ? 1 : 2);
    },
  );
});

describe('the request of the announcement, as it is printed there', () => {
  const servers = useServers();
  const headers = {
    Accept: 'text/event-stream',
    Authorization: 'VF.DM.key',
    'Content-Type': 'application/json',
  };
  const body = `{
       "action": {
         "type": "launch"
       }
     }`;
  const path = '/v2/project/66d9/user/ada/interact/stream';
  const flights: Agent = () => concat(of(moment), of(debug, booked).pipe(delay(slowStep)));

  it('gives trace 1, trace 2, trace 3 and end 4, the first well before the slow step is over', async () => {
    const { url } = await servers.serve(
      createHandler(flights, { authorize: ({ key }) => key === 'VF.DM.key' }),
    );
    const answer = await sendRaw(url, { path, headers, body });
    const events = eventsOf(answer.text);
    const first = answer.chunks.find(({ text }) => text.includes('Give me a moment'));

    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(events.map(({ event, id }) => `${event} ${id}`)).toEqual([
      'trace 1',
      'trace 2',
      'trace 3',
      'end 4',
    ]);
    expect(events.slice(0, 3).map(({ data }): unknown => JSON.parse(data ?? ''))).toEqual([
      moment,
      debug,
      booked,
    ]);
    expect(answer.endedAt - (first?.at ?? Infinity)).toBeGreaterThan(slowStep * 0.8);
  });

  it('with completion_events=true gives start, content, end, then the event end', async () => {
    const { url } = await servers.serve(createHandler(travel, { authorize: () => true }));
    const answer = await sendRaw(url, { path: `${path}?completion_events=true`, headers, body });
    const events = eventsOf(answer.text);
    const states = events.flatMap(({ data }) => /"state":"(\w+)"/.exec(data ?? '')?.[1] ?? []);

    expect(states).toEqual(['start', 'content', 'content', 'end']);
    expect(events.at(-1)).toEqual({ event: 'end', id: String(events.length), data: '{}' });
  });
});

describe('connections', () => {
  const servers = useServers();
  const listen = async (agent: Agent) => {
    const requests: Request[] = [];
    const authorize = ({ request }: { request: Request }) => requests.push(request) > 0;
    return { requests, ...(await servers.serve(createHandler(agent, { authorize }))) };
  };
  const collect = (client: Client): Promise<Trace[]> =>
    lastValueFrom(client.interact({ userID: 'ada' }).pipe(toArray()));

  it('carry one turn after another', async () => {
    const server = await listen(travel);
    const client = clientOf(server.url);
    for (let round = 0; round < 5; round += 1) {
      await collect(client);
      // The end of the body comes after the event that ends the turn.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }

    expect(server.requests).toHaveLength(5);
    expect(server.accepted()).toBe(1);
  });

  it('carry the next turn also where the body closes after the event that ends the turn', async () => {
    const server = await servers.http((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(endFrame(1));
      setTimeout(() => response.end(), 20);
    });
    const client = clientOf(server.url);
    for (let round = 0; round < 3; round += 1) {
      expect(await collect(client)).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 80));
    }

    expect(server.accepted()).toBe(1);
  });

  it('are two for two subscriptions at once, each a POST of its own, and none before', async () => {
    const server = await listen(travel);
    const turn$ = clientOf(server.url).interact({ userID: 'ada' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.accepted()).toBe(0);

    const both = await Promise.all(
      [turn$, turn$].map((each$) => lastValueFrom(each$.pipe(toArray()))),
    );
    expect(both[0]).toEqual(both[1]);
    expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(server.accepted()).toBe(2);
    await until(() => server.sockets.size === 2);
  });
});
