import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { concat, defer, delay, finalize, NEVER, of } from 'rxjs';
import type { VoiceflowRx } from './browserEntry';
import { launchBrowser } from './launchBrowser';
import { trace } from '../../lib';
import type { Agent, Turn } from '../../lib';
import { createHandler, createMemoryEventLog } from '../../lib/server';

declare const voiceflow: VoiceflowRx;

/** What the agent says, with completions on; a pause stands before the third. */
const answer = [
  trace.text('Give me a moment…'),
  trace.completionStart(),
  trace.completionContent('Grüße, '),
  trace.completionContent('Sydney 🌏'),
  trace.completionEnd(),
];

/** What the agent was asked, and which of its turns were unsubscribed before their end. */
const turns: Turn[] = [];
const abandoned: string[] = [];

const agent: Agent = (turn) =>
  defer(() => {
    turns.push(turn);
    const { action } = turn;
    if (action?.type === 'text' && action.payload === 'forever') {
      let whole = false;
      return concat(of(trace.text('still here')), NEVER).pipe(
        finalize(() => {
          if (!whole) abandoned.push(turn.userID);
          whole = true;
        }),
      );
    }
    return concat(
      of(trace.text('Give me a moment…'), trace.completionStart()),
      of(trace.completionContent('Grüße, ')).pipe(delay(150)),
      of(trace.completionContent('Sydney 🌏'), trace.completionEnd()),
    );
  });

const listening = (server: { address: () => AddressInfo | string | null }): string => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
};

const until = async (holds: () => boolean): Promise<void> => {
  const end = Date.now() + 2000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('it did not happen within two seconds');
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('in a browser, from another origin', () => {
  let browser: Browser | undefined;
  let page: Page;
  const apis: ReturnType<typeof serve>[] = [];
  let baseURL: string;
  let durableURL: string;
  /** The connections of the durable one, and what they asked. */
  const sockets = new Set<Socket>();
  const methods: string[] = [];
  const site = createServer();

  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [join(__dirname, 'browserEntry.ts')],
      bundle: true,
      format: 'iife',
      globalName: 'voiceflow',
      platform: 'browser',
      write: false,
    });
    const script = bundle.outputFiles[0]?.text ?? '';
    site.on('request', (request, response) => {
      const isScript = request.url === '/voiceflow.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? script : '<!doctype html><script src="/voiceflow.js"></script>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const origins = [listening(site)];
    const handler = createHandler(agent, {
      authorize: ({ key }) => key === undefined,
      cors: { origins },
    });
    const durable = createHandler(agent, {
      authorize: ({ request }) => methods.push(request.method) > 0,
      cors: { origins },
      log: createMemoryEventLog(),
    });
    for (const fetch of [handler, durable]) {
      const server = serve({ fetch, hostname: '127.0.0.1', port: 0 });
      apis.push(server);
      await new Promise((resolve) => server.once('listening', resolve));
      if (fetch === durable) server.on('connection', (socket: Socket) => sockets.add(socket));
    }
    const [first, second] = apis.map(listening);
    baseURL = first ?? '';
    durableURL = second ?? '';
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(listening(site));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    site.close();
    for (const api of apis) api.close();
  });

  it('receives a turn as it comes, through a preflight, with the default fetch', async () => {
    const arrivals = await page.evaluate(async (root) => {
      const { createClient, toArrivals } = voiceflow;
      const { interact } = createClient({ baseURL: root, projectID: 'p1', completionEvents: true });
      return toArrivals(interact({ userID: '../../x?y#z' }));
    }, baseURL);

    expect(arrivals.outcome).toBe('complete');
    expect(arrivals.traces).toEqual(answer);
    const [first = 0, , third = 0] = arrivals.times;
    expect(third - first).toBeGreaterThan(75);
    expect(turns.at(-1)).toMatchObject({ userID: '../../x?y#z', projectID: 'p1' });
  });

  it('stops the agent when the page unsubscribes', async () => {
    await page.evaluate(async (root) => {
      const { action, createClient, firstOf } = voiceflow;
      const { interact } = createClient({ baseURL: root, projectID: 'p1' });
      await firstOf(interact({ userID: 'grace', action: action.text('forever') }));
    }, baseURL);

    await until(() => abandoned.includes('grace'));
  });

  it('stops the agent when a loop over it is left', async () => {
    await page.evaluate(async (root) => {
      const { action, createClient } = voiceflow;
      const { iterate } = createClient({ baseURL: root, projectID: 'p1' });
      for await (const _ of iterate({ userID: 'linus', action: action.text('forever') })) break;
    }, baseURL);

    await until(() => abandoned.includes('linus'));
  });

  it('goes on with a turn that was cut, and runs it once', async () => {
    const before = turns.length;
    const arriving = page.evaluate(async (root) => {
      const { createClient, retryOnDisconnect, toArrivals } = voiceflow;
      const { interact } = createClient({ baseURL: root, projectID: 'p1', completionEvents: true });
      return toArrivals(interact({ userID: 'ada' }).pipe(retryOnDisconnect({ initialDelay: 20 })));
    }, durableURL);
    await until(() => turns.length > before);
    // Between its first two traces and the others, which come after 150 ms.
    await new Promise((resolve) => setTimeout(resolve, 60));
    for (const socket of sockets) socket.destroy();
    const arrivals = await arriving;

    expect(arrivals.outcome).toBe('complete');
    expect(arrivals.traces).toEqual(answer);
    expect(methods).toEqual(['POST', 'GET']);
    expect(turns).toHaveLength(before + 1);
  });

  it('attaches to a turn by its URL, and cancels it', async () => {
    const outcome = await page.evaluate(async (root) => {
      const { action, createClient, openOf, toArrivals } = voiceflow;
      const client = createClient({ baseURL: root, projectID: 'p1' });
      const turnURL = await openOf(
        client.events({ userID: 'alan', action: action.text('forever') }),
      );
      const reading = toArrivals(client.attach({ turnURL }));
      const answer = await voiceflow.firstOf(client.cancel(turnURL));
      return { answer, reading: await reading };
    }, durableURL);

    expect(outcome.answer).toBe('cancelled');
    expect(outcome.reading.outcome).toMatchObject({ _tag: 'TurnCancelledError' });
    await until(() => abandoned.includes('alan'));
  });

  it('reads the refusal of another origin', async () => {
    const error = await page.evaluate(async (root) => {
      const { createClient, toArrivals } = voiceflow;
      const { interact } = createClient({ baseURL: root, projectID: 'p1', apiKey: 'a-wrong-key' });
      return toArrivals(interact({ userID: 'ada' }));
    }, baseURL);

    expect(error.outcome).toMatchObject({ _tag: 'ResponseError', status: 401 });
    expect(JSON.stringify(error)).not.toContain('a-wrong-key');
  });

  it('cannot tell whether a request left that the network refused', async () => {
    const error = await page.evaluate(async () => {
      const { createClient, toArrivals } = voiceflow;
      const { interact } = createClient({ baseURL: 'http://127.0.0.1:9', projectID: 'p1' });
      return toArrivals(interact({ userID: 'ada' }));
    });

    expect(error.outcome).toMatchObject({ _tag: 'ConnectError', sent: 'unknown' });
  });
});
