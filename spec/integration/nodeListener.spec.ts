import { request as httpRequest } from 'node:http';
import type { ServerResponse } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { setTimeout } from 'node:timers/promises';
import express from 'express';
import {
  concat,
  defer,
  finalize,
  lastValueFrom,
  map,
  NEVER,
  of,
  range,
  timer,
  toArray,
} from 'rxjs';
import { createClient, trace } from '../../lib';
import type { Agent, Trace } from '../../lib';
import { createNodeListener } from '../../lib/server';
import type { HandlerConfig } from '../../lib/server';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { sendRaw } from '../support/serverRaw';
import { turnPath } from '../support/serverRequest';
import { until, useServers } from '../support/serverSockets';

const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
const launch = { path: turnPath, headers, body: '{"action":{"type":"launch"}}' };
const greeter: Agent = ({ action }) => of(trace.text(`Hello, ${action?.type ?? 'nobody'}`));

const sayingHello = (baseURL: string): Promise<readonly Trace[]> =>
  lastValueFrom(
    createClient({ baseURL, projectID: 'p1' })
      .interact({ userID: 'ada', action: { type: 'launch' } })
      .pipe(toArray()),
  );

/** A listener that lets everybody in, and what it was told. */
const listen = (agent: Agent, config: Partial<HandlerConfig> = {}) => {
  const told: unknown[] = [];
  const onError = (error: unknown) => told.push(error);
  return {
    told,
    listener: createNodeListener(agent, { authorize: () => true, onError, ...config }),
  };
};

/** An agent that says something and never ends, and counts. */
const endless = (says: Agent = () => of(trace.text('a'))) => {
  const counts = { running: 0, stopped: 0 };
  const agent: Agent = (turn) =>
    defer(() => {
      counts.running += 1;
      return concat(says(turn), NEVER).pipe(finalize(() => (counts.stopped += 1)));
    });
  return { agent, counts };
};

expectNoUnhandledRejection();

describe('createNodeListener in Express', () => {
  const servers = useServers();

  it.each<[string, express.RequestHandler[]]>([
    ['by itself', []],
    ['behind a parser of JSON', [express.json()]],
    ['behind a parser of texts', [express.text({ type: () => true })]],
    ['behind one that leaves bytes', [express.raw({ type: () => true })]],
  ])('answers where it is mounted, %s', async (_, parsers) => {
    const { listener, told } = listen(greeter);
    const app = express().use(...parsers, (_request, _response, next) => next());
    app.use('/agents', listener);
    const { url } = await servers.http(app);

    expect(await sayingHello(`${url}/agents`)).toEqual([trace.text('Hello, launch')]);
    expect(told).toEqual([]);
  });

  it('says what is wrong where the body was read and is nowhere', async () => {
    const { listener, told } = listen(greeter);
    const { url } = await servers.http((request, response) => {
      request.resume().on('end', () => listener(request, response));
    });
    const answer = await sendRaw(url, launch);

    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('request.body');
    expect(told).toEqual([
      expect.objectContaining({ message: expect.stringContaining('`request.body`') as unknown }),
    ]);
  });

  it('holds a body that was parsed to its limit too', async () => {
    const { listener } = listen(greeter, { maxRequestBytes: 10 });
    const { url } = await servers.http(express().use(express.json(), listener));

    expect((await sendRaw(url, launch)).status).toBe(413);
  });
});

describe('createNodeListener on HTTP/2', () => {
  it('answers a turn, and stops one whose stream is cancelled', async () => {
    const { agent, counts } = endless(greeter);
    const { listener, told } = listen(agent);
    const server = createHttp2Server(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    const stream = session.request({ ':method': 'POST', ':path': turnPath, ...headers });
    let status: unknown;
    let text = '';
    stream.setEncoding('utf8');
    stream.on('response', (head) => (status = head[':status']));
    stream.on('data', (chunk: string) => (text += chunk));
    stream.end(launch.body);
    await until(() => text.includes('Hello'));
    stream.close();
    await until(() => counts.stopped === 1);
    session.close();
    await new Promise((resolve) => server.close(resolve));

    expect(status).toBe(200);
    expect(text).toContain('"Hello, launch"');
    expect(told).toEqual([]);
  });
});

describe('the request that authorize is given by createNodeListener', () => {
  const servers = useServers();

  it('is one object, with the method, the URL, the headers and no body', async () => {
    const seen: unknown[] = [];
    const { listener } = listen(greeter, {
      authorize: (credentials) => {
        const { request } = credentials;
        const { method, url, body } = request;
        seen.push(method, url, body, request.headers.get('cookie'));
        return credentials.request === request;
      },
    });
    const { port, url } = await servers.http(listener);
    const path = `${turnPath}?completion_events=true`;
    const answer = await sendRaw(url, { ...launch, path, headers: { ...headers, cookie: 'a=b' } });

    expect(answer.status).toBe(200);
    expect(seen).toEqual(['POST', `http://127.0.0.1:${port}${path}`, null, 'a=b']);
  });

  it('says when the client goes', async () => {
    const signals: AbortSignal[] = [];
    const { agent, counts } = endless();
    const { listener } = listen(agent, {
      authorize: ({ request }) => signals.push(request.signal) > 0,
    });
    const { url } = await servers.http(listener);
    const sent = httpRequest(url + turnPath, { method: 'POST', headers, agent: false });
    sent.on('error', () => undefined);
    sent.end(launch.body);
    await until(() => counts.running === 1);
    const before = signals[0]?.aborted;
    sent.destroy();
    await until(() => counts.stopped === 1);

    expect([before, signals[0]?.aborted]).toEqual([false, true]);
  });
});

describe('createNodeListener lets the next turn of a user run', () => {
  const servers = useServers();

  it.each<[string, express.RequestHandler[]]>([
    ['was to be read', []],
    ['had been parsed', [express.json()]],
  ])(
    'where the client of the first left before it was let in, and its body %s',
    async (_, parsers) => {
      const { agent, counts } = endless();
      const entered: (() => void)[] = [];
      const { listener, told } = listen(agent, {
        authorize: () => new Promise((resolve) => entered.push(() => resolve(true))),
      });
      const { url, closed } = await servers.http(express().use(...parsers, listener));
      const sent = httpRequest(url + turnPath, { method: 'POST', headers, agent: false });
      sent.on('error', () => undefined);
      sent.end(launch.body);
      await until(() => entered.length === 1);
      sent.destroy();
      await until(() => closed() === 1);
      entered[0]?.();
      await setTimeout(20);
      const second = httpRequest(url + turnPath, { method: 'POST', headers, agent: false });
      second.on('error', () => undefined).end(launch.body);
      await until(() => entered.length === 2);
      entered[1]?.();
      await until(() => counts.running === 1);
      second.destroy();
      await until(() => counts.stopped === 1);

      expect([counts.running, told]).toEqual([1, []]);
    },
  );

  it.each<[string, boolean, readonly unknown[]]>([
    ['and ended', true, []],
    ['and says so', false, [new Error('The response was begun by someone else')]],
  ])('where the first was answered by someone else, %s', async (_, ends, expected) => {
    const { listener, told } = listen(greeter);
    const others: ServerResponse[] = [];
    const { url } = await servers.http((request, response) => {
      listener(request, response);
      if (others.push(response) > 1) return;
      response.write('mine');
      if (ends) response.end();
    });
    const first = sendRaw(url, launch);
    await until(() => others.length === 1);
    const second = await sayingHello(url);
    others[0]?.end();

    expect((await first).text).toBe('mine');
    expect(second).toEqual([trace.text('Hello, launch')]);
    expect(told).toEqual(expected);
  });
});

describe('a reader of createNodeListener that is too slow', () => {
  const servers = useServers();

  it('is cut, its agent stopped, and onError told', async () => {
    const words$ = range(0, 200).pipe(map((id) => trace.text(`${id}`.repeat(50_000))));
    const { agent, counts } = endless(() =>
      concat(words$, timer(60_000).pipe(map(() => trace.end()))),
    );
    const { listener, told } = listen(agent, { maxBufferedBytes: 1_000_000 });
    const { url, closed } = await servers.http(listener);
    const sent = httpRequest(url + turnPath, { method: 'POST', headers, agent: false });
    sent.on('response', (response) => response.on('error', () => undefined).pause());
    sent.on('error', () => undefined);
    sent.end(launch.body);
    await until(() => counts.stopped === 1 && closed() === 1, 5_000);

    expect(told).toEqual([
      expect.objectContaining({ message: 'The reader is too slow (maxBufferedBytes)' }),
    ]);
  });
});
