import { isResponseError } from '../../lib/errors';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { ScriptedHead as Head } from '../../lib/testing/fakes/Exchange';
import { ada, connectTo } from './support/connectTo';

const now = Date.parse('2026-11-05T10:00:00.000Z');

const refusedWith = async (head: Head) => {
  const server = scriptedFetch({ script: ({ respond }) => respond(head) });
  const { scheduler } = createClock(now);
  const { errors, values, completed } = spyOn(connectTo(server, { scheduler }).interact(ada));
  await flush();

  expect(errors.map(isResponseError)).toEqual([true]);
  expect([values, completed]).toEqual([[], false]);
  expect(server.exchanges).toHaveLength(1);

  return errors[0];
};

const json = { 'content-type': 'application/json' };
const plain = { 'content-type': 'text/plain' };
const html = { 'content-type': 'text/html' };

describe('a response with a status other than 200', () => {
  expectNoUnhandledRejection();

  it.each<[number, Head, string]>([
    [400, { headers: json, body: '{"message":["environment","unknown"]}' }, 'environment'],
    [401, { headers: json, body: '{"message":"Unauthorized"}' }, 'Unauthorized'],
    [403, { headers: plain, body: 'Forbidden' }, 'Forbidden'],
    [404, { headers: json, body: '{"name":"NotFound"}' }, 'NotFound'],
    [408, { headers: plain, body: 'Request Timeout' }, 'Request Timeout'],
    [500, { headers: json, body: '{"requestID":"r1"}' }, 'r1'],
    [502, { headers: html, body: '<html>\n<h1>Bad Gateway</h1>' }, 'Bad Gateway'],
    [504, { headers: html, body: '' }, '504'],
    [201, { body: 'event: end\n\n' }, 'event: end'],
    [204, { headers: {}, body: null }, '204'],
    [307, { headers: { location: 'https://elsewhere.test/' }, body: null }, '307'],
  ])('is a ResponseError that is not safe to send again: %d', async (status, head, said) => {
    const error = await refusedWith({ status, ...head });

    expect(error).toMatchObject({
      status,
      body: head.body ?? '',
      headers: head.headers ?? { 'content-type': 'text/event-stream' },
      retryAfter: undefined,
      safeToResend: false,
    });
    expect(String(error)).toContain(said);
  });

  it.each<[number, Record<string, string>, number | undefined]>([
    [429, { 'retry-after': '0' }, 0],
    [429, { 'retry-after': '7' }, 7000],
    [429, { 'retry-after': 'Thu, 05 Nov 2026 10:00:30 GMT' }, 30_000],
    [429, { 'x-ratelimit-reset': '2026-11-05T10:01:00.000Z' }, 60_000],
    [429, {}, undefined],
    [425, {}, undefined],
    [503, { 'retry-after': '1' }, 1000],
  ])('is safe to send again where it was not accepted: %d %j', async (status, headers, after) => {
    const error = await refusedWith({ status, headers, body: null });

    expect(error).toMatchObject({ status, headers, retryAfter: after, safeToResend: true });
  });

  it('is not safe to send again where it is a bare 503', async () => {
    expect(await refusedWith({ status: 503, headers: {}, body: null })).toMatchObject({
      retryAfter: undefined,
      safeToResend: false,
    });
  });

  it('is told with the headers that help, and no others', async () => {
    const told = {
      'content-type': 'text/plain',
      location: '/login',
      'retry-after': '1',
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '2026-11-05T10:01:00.000Z',
      'x-request-id': 'r1',
    };
    const headers = { ...told, 'set-cookie': 'session=secret', 'x-powered-by': 'y', etag: 'z' };

    expect(await refusedWith({ status: 429, headers, body: '' })).toHaveProperty('headers', told);
  });

  it('is told where a fetch has read its body already', async () => {
    const used = new Response('gone', { status: 401 });
    await used.text();
    const held = new Response('held', { status: 401 });
    held.body?.getReader();
    for (const response of [used, held]) {
      const turn = spyOn(connectTo({ fetch: () => Promise.resolve(response) }).interact(ada));
      await flush();

      expect(turn.errors.map(isResponseError)).toEqual([true]);
      expect(turn.errors[0]).toMatchObject({ status: 401, body: '' });
    }
  });

  it('is told with what its broken body gave', async () => {
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond({ status: 500, headers: {} });
        send('half of');
      },
    });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    server.exchange().reset(new TypeError('terminated'));
    await flush();

    expect(turn.errors[0]).toMatchObject({ status: 500, body: 'half of' });
  });

  it('is hung up on', async () => {
    const server = scriptedFetch({
      script: ({ respond }) => respond({ status: 500, body: 'x'.repeat(100_000) }),
    });
    spyOn(connectTo(server).interact(ada));
    await flush();

    expect(server.exchange().aborted).toBe(true);
  });
});
