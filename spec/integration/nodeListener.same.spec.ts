import { concat, of, throwError } from 'rxjs';
import { trace } from '../../lib';
import type { Agent, Turn } from '../../lib';
import { createMemoryEventLog } from '../../lib/server';
import type { HandlerConfig } from '../../lib/server';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { sendRaw } from '../support/serverRaw';
import type { RawRequest } from '../support/serverRaw';
import { turnPath } from '../support/serverRequest';
import { doors, useServers } from '../support/serverSockets';

const json = { 'content-type': 'application/json' };
const origin = 'https://shop.example';
const agents: Readonly<Record<string, Agent>> = {
  p1: ({ action, userID }: Turn) =>
    concat(
      of(trace.text(`Grüße 🌏 ${userID}`), trace.debug('seen')),
      of(trace.completionStart(), trace.completionContent('to'), trace.completionEnd()),
      of(trace.text(JSON.stringify(action))),
    ),
  p2: () =>
    concat(
      of(trace.text('a')),
      throwError(() => new Error('a secret')),
    ),
};

/** What belongs to the connection, and not to the answer; and a length, that an adapter leaves out. */
const ofConnection = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

expectNoUnhandledRejection();

describe('createNodeListener', () => {
  const servers = useServers();

  /** What both doors answer to the same requests, one after the other. */
  const answersOf = async (requests: readonly RawRequest[], makeConfig: () => HandlerConfig) => {
    const answers = [];
    for (const door of doors) {
      const { url } = await servers.agents(door, agents, makeConfig());
      const mine = [];
      for (const request of requests) {
        const { headers, status, text } = await sendRaw(url, { path: turnPath, ...request });
        const kept = Object.entries(headers).filter(([name]) => !ofConnection.includes(name));
        mine.push({ status, headers: Object.fromEntries(kept), text });
      }
      answers.push(mine);
    }
    return answers;
  };

  const config = (): HandlerConfig => ({
    authorize: ({ key }) => key !== 'wrong',
    state: ({ userID }) => ({ seen: userID }),
    cors: { origins: [origin], credentials: true },
    maxRequestBytes: 1_000,
    onError: () => undefined,
  });
  const turn: RawRequest = { headers: json, body: '{"action":{"type":"launch"}}' };

  it.each<[string, number, RawRequest]>([
    ['a turn', 200, turn],
    ['a turn token by token', 200, { ...turn, path: `${turnPath}?completion_events=true` }],
    ['a turn with its state', 200, { ...turn, path: `${turnPath}?state=true` }],
    ['a turn that fails', 200, { ...turn, path: turnPath.replace('p1', 'p2') }],
    ['a turn of a page', 200, { ...turn, headers: { ...json, origin } }],
    ['a page that may not', 200, { ...turn, headers: { ...json, origin: 'https://evil.test' } }],
    [
      'a preflight',
      204,
      { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } },
    ],
    ['a wrong key', 401, { ...turn, headers: { ...json, authorization: 'wrong' } }],
    ['nobody', 404, { ...turn, path: turnPath.replace('p1', 'p3') }],
    ['another path', 404, { ...turn, path: '/' }],
    ['a path that is a host', 404, { ...turn, path: `//evil.test${turnPath}` }],
    ['a wrong method', 405, { method: 'PUT' }],
    ['HEAD', 405, { method: 'HEAD' }],
    ['no wish for events', 406, { ...turn, headers: { ...json, accept: 'text/html' } }],
    ['too much', 413, { ...turn, body: `"${'é'.repeat(500)}"` }],
    ['no JSON', 415, { ...turn, headers: { 'content-type': 'text/plain' } }],
    ['half a JSON', 400, { ...turn, body: '{"action":' }],
    ['bytes that are no UTF-8', 400, { ...turn, body: Buffer.from([0x22, 0xff, 0x22]) }],
    ['a bad key', 400, { ...turn, headers: { ...json, 'idempotency-key': 'a b' } }],
  ])('answers what createHandler does: %s', async (_, status, request) => {
    const [handler, listener] = await answersOf([request], config);

    expect(handler?.[0]?.status).toBe(status);
    expect(listener).toEqual(handler);
  });

  it('answers what createHandler does with a log, to the end of a turn and after it', async () => {
    const path = `${turnPath}/one`;
    const once = { ...turn, headers: { ...json, 'idempotency-key': 'one' } };
    const requests: readonly RawRequest[] = [
      once,
      once,
      { ...once, body: '{"action":{"type":"text","payload":"other"}}' },
      { method: 'GET', path },
      { method: 'GET', path, headers: { 'last-event-id': '2' } },
      { method: 'GET', path, headers: { 'last-event-id': '99' } },
      { method: 'GET', path, headers: { 'last-event-id': '5' } },
      { method: 'GET', path: `${turnPath}/other` },
      { method: 'DELETE', path },
    ];
    const [handler, listener] = await answersOf(requests, () => ({
      ...config(),
      log: createMemoryEventLog(),
    }));

    expect(handler?.map(({ status }) => status)).toEqual([
      200, 200, 422, 200, 200, 400, 204, 404, 200,
    ]);
    expect(listener).toEqual(handler);
  });
});
