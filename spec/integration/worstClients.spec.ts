import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { lastValueFrom, of, toArray } from 'rxjs';
import { action, createClient, trace } from '../../lib';
import type { HandlerConfig } from '../../lib/server';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { sendRaw } from '../support/serverRaw';
import type { RawRequest } from '../support/serverRaw';
import { turnPath } from '../support/serverRequest';
import { doors, until, useServers } from '../support/serverSockets';

const json = { 'content-type': 'application/json' };
const events = { ...json, accept: 'text/event-stream' };

expectNoUnhandledRejection();

describe.each(doors)('%s, on a port', (door) => {
  const servers = useServers();

  const listen = async (config: Partial<HandlerConfig> = {}) => {
    const told: unknown[] = [];
    const turns: string[] = [];
    const agents = {
      p1: ({ userID }: { userID: string }) => {
        turns.push(userID);
        return of(trace.text(userID));
      },
    };
    const server = await servers.agents(door, agents, {
      authorize: () => true,
      onError: (error) => told.push(error),
      ...config,
    });
    return { told, turns, ...server };
  };

  const answers = async (url: string): Promise<boolean> => {
    const { interact } = createClient({ baseURL: url, projectID: 'p1' });
    const traces = await lastValueFrom(interact({ userID: 'ada' }).pipe(toArray()));
    return traces.length === 1;
  };

  it('gets any user id as it is', async () => {
    const { url } = await listen();
    const { interact } = createClient({ baseURL: url, projectID: 'p1' });
    const hostile = [
      '../../x?y#z',
      '%2e%2e',
      '%',
      'a b+c',
      'é🎉',
      '\\',
      '"\r\n',
      '\0',
      '...',
      '//',
    ];
    for (const userID of hostile) {
      expect(await lastValueFrom(interact({ userID }).pipe(toArray()))).toEqual([
        trace.text(userID),
      ]);
    }
  });

  it.each<[string, number, RawRequest, unknown]>([
    ['invalid JSON', 400, { body: '{"action":' }, 'body must be JSON'],
    ['a bad payload', 400, { body: '{"action":{"type":"text"}}' }, 'action.payload must be string'],
    ['no body', 400, {}, 'body must be JSON'],
    [
      'an unknown project',
      404,
      { path: turnPath.replace('p1', 'constructor'), body: '{}' },
      'The project was not found',
    ],
    ['a path with dots', 404, { path: '/v2/project/p1/user/../interact/stream' }, 'Not Found'],
    ['a wrong method', 405, { method: 'PUT', body: '{}' }, 'Method Not Allowed'],
    ['the method GET', 405, { method: 'GET' }, 'Method Not Allowed'],
    ['the method OPTIONS', 405, { method: 'OPTIONS' }, 'Method Not Allowed'],
    [
      'no wish for events',
      406,
      { headers: { ...json, accept: 'text/html' }, body: '{}' },
      'Accept must admit text/event-stream',
    ],
    [
      'a form',
      415,
      { headers: { 'content-type': 'text/plain' } },
      'Content-Type must be application/json',
    ],
  ])('refuses %s', async (_, status, request, message) => {
    const { url, told } = await listen();
    const answer = await sendRaw(url, { path: turnPath, headers: events, ...request });

    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ statusCode: status, message });
    expect(told).toEqual([]);
  });

  it('answers HEAD with the head of the refusal', async () => {
    const { url } = await listen();
    const answer = await sendRaw(url, { method: 'HEAD', path: turnPath });

    expect([answer.status, answer.headers.allow, answer.text]).toEqual([405, 'POST', '']);
  });

  it('answers a preflight', async () => {
    const origin = 'https://shop.example';
    const { url } = await listen({ cors: { origins: [origin] } });
    const answer = await sendRaw(url, {
      method: 'OPTIONS',
      path: turnPath,
      headers: { origin, 'access-control-request-method': 'POST' },
    });

    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': origin,
      vary: 'origin',
    });
  });

  it('refuses an action of 5 MB', async () => {
    const { url, turns, told } = await listen();
    const { interact } = createClient({ baseURL: url, projectID: 'p1' });
    const large = interact({ userID: 'ada', action: action.text('x'.repeat(5_000_000)) });
    for (let round = 0; round < 3; round += 1) {
      await expect(lastValueFrom(large)).rejects.toMatchObject({
        _tag: 'ResponseError',
        status: 413,
        body: expect.stringContaining('The body has more than 1048576 bytes') as unknown,
      });
      expect(await answers(url)).toBe(true);
    }

    expect(turns).toHaveLength(3);
    expect(told).toEqual([]);
  });

  it('takes the rest of 5 MB in that it has refused, and keeps the connection', async () => {
    const { url, accepted, closed } = await listen();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    try {
      const body = Buffer.alloc(5_000_000, ' ');
      const headers = { ...events, 'content-length': String(body.length) };
      for (let round = 0; round < 2; round += 1) {
        const answer = await sendRaw(url, { path: turnPath, headers, body }, agent);
        expect(answer.status).toBe(413);
        // Longer than the adapter waits for a rest that does not come.
        await setTimeout(700);
      }

      expect([accepted(), closed()]).toEqual([1, 0]);
    } finally {
      agent.destroy();
    }
  });

  it('refuses 5 MB that come without a Content-Length', async () => {
    const { url, turns } = await listen();
    const answer = await sendRaw(url, {
      path: turnPath,
      headers: { ...events, 'transfer-encoding': 'chunked' },
      body: Buffer.alloc(5_000_000, ' '),
    });

    expect([answer.status, turns]).toEqual([413, []]);
    expect(await answers(url)).toBe(true);
  });

  it('survives a client that goes while it sends', async () => {
    const { url, turns, told, closed } = await listen();
    const headers = { ...events, 'content-length': '1000' };
    const request = httpRequest(url + turnPath, { method: 'POST', headers, agent: false });
    request.on('error', () => undefined);
    request.write('{"action":');
    await setTimeout(30);
    request.destroy();
    await until(() => closed() === 1);
    await setTimeout(30);

    expect([turns, told]).toEqual([[], []]);
    expect(await answers(url)).toBe(true);
  });

  it('survives a client that goes as soon as it has sent', async () => {
    const { url, port, told, closed } = await listen();
    for (let count = 0; count < 20; count += 1) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        `POST ${turnPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
        () => socket.resetAndDestroy(),
      );
    }
    await until(() => closed() === 20);

    expect(told).toEqual([]);
    expect(await answers(url)).toBe(true);
  });

  it('survives what is no HTTP', async () => {
    const { url, port, closed } = await listen();
    connect(port, '127.0.0.1')
      .on('error', () => undefined)
      .end('\0\xff nonsense\r\n\r\n');
    await until(() => closed() === 1);

    expect(await answers(url)).toBe(true);
  });
});
