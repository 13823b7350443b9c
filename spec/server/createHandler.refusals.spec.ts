import { NEVER } from 'rxjs';
import { createHandler } from '../../lib/server';
import type { HandlerConfig } from '../../lib/server';
import { readRefusal } from '../support/serverBody';
import { turnPath, turnRequest } from '../support/serverRequest';
import type { RequestChange } from '../support/serverRequest';

const notFound = { statusCode: 404, error: 'Not Found', message: 'Not Found' };

const answerTo = (change: RequestChange, config: Partial<HandlerConfig> = {}) =>
  createHandler(() => NEVER, { authorize: () => true, ...config })(turnRequest(change));

const statusOf = async (change: RequestChange, config?: Partial<HandlerConfig>) =>
  (await answerTo(change, config)).status;

const badRequest = (message: string) => [400, { statusCode: 400, error: 'Bad Request', message }];

describe('the path', () => {
  it.each([
    '/',
    '/v2',
    '/v2/project/p1/user/ada/interact',
    '/v2/project/p1/user/ada/interact/stream/',
    '/v2/project/p1/user/ada/interact/streams',
    '/v2/project/p1/user/ada/interact//stream',
    '/V2/project/p1/user/ada/interact/stream',
    '/v4/project/p1/user/ada/interact/stream',
    '/api/v2/project/p1/user/ada/interact/stream',
    '/v2/project//user/ada/interact/stream',
    '/v2/project/p1/user//interact/stream',
    '/v2/project/p1/user/a/da/interact/stream',
    '/v2/project/p1/user/%/interact/stream',
    '/v2/project/%E0%A4%A/user/ada/interact/stream',
    '/v2/project/p1/user/%ff/interact/stream',
  ])('is not found: %s', async (path) => {
    expect(await readRefusal(await answerTo({ path }))).toEqual([404, notFound]);
  });

  it.each(['.', '..', '%2e', '%2E.', '.%2e', '%2e%2e'])(
    'is not found with the id %s, which URLs fold away',
    async (id) => {
      const project = await statusOf({ path: `/v2/project/${id}/user/ada/interact/stream` });
      const user = await statusOf({ path: `/v2/project/p1/user/${id}/interact/stream` });

      expect([project, user]).toEqual([404, 404]);
    },
  );

  it('has a user of 128 characters, and not of 129', async () => {
    const path = (length: number) =>
      `/v2/project/p1/user/${'%C3%A9'.repeat(length)}/interact/stream`;

    expect(await statusOf({ path: path(128) })).toBe(200);
    expect(await readRefusal(await answerTo({ path: path(129) }))).toEqual(
      badRequest('userID must have 128 characters at most'),
    );
  });

  it.each([
    ['/agents', 200],
    ['/agents/en', 404],
    ['', 404],
    ['/agent', 404],
    ['/agentsx', 404],
    ['/mortals', 404],
    ['/mortal', 404],
    ['/x/agents', 404],
  ])('is found behind its basePath only: %s', async (prefix, status) => {
    expect(await statusOf({ path: prefix + turnPath }, { basePath: '/agents' })).toBe(status);
  });
});

describe('the method', () => {
  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is not %s', async (method) => {
    const response = await answerTo({ method, body: null });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.json()).toEqual({
      statusCode: 405,
      error: 'Method Not Allowed',
      message: 'Method Not Allowed',
    });
  });
});

describe('the header Accept', () => {
  it.each([
    undefined,
    '*/*',
    'text/*',
    'text/event-stream',
    'Text/Event-Stream',
    'text/event-stream;q=0.5',
    'text/event-stream ; charset=utf-8',
    'application/json, text/event-stream',
    'application/json;q=0.9,*/*;q=0.1',
    'text/event-stream;q=0.001',
  ])('admits an event stream: %s', async (accept) => {
    expect(await statusOf({ headers: { accept } })).toBe(200);
  });

  it.each([
    'application/json',
    'text/html',
    'text/event-streams',
    'text/event',
    'application/*',
    'text/html, application/json;q=0.9',
    'text/event-stream;q=0',
    'application/json, */*;q=0.0',
  ])('does not: %s', async (accept) => {
    expect(await readRefusal(await answerTo({ headers: { accept } }))).toEqual([
      406,
      {
        statusCode: 406,
        error: 'Not Acceptable',
        message: 'Accept must admit text/event-stream',
      },
    ]);
  });
});

describe('the header Content-Type', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON ;a=b'])(
    'is JSON: %s',
    async (type) => {
      expect(await statusOf({ headers: { 'content-type': type } })).toBe(200);
    },
  );

  it.each([undefined, 'text/plain', 'application/jsonp', 'application/x-www-form-urlencoded'])(
    'is not: %s',
    async (type) => {
      const body = new TextEncoder().encode('{}');

      expect(
        await readRefusal(await answerTo({ headers: { 'content-type': type }, body })),
      ).toEqual([
        415,
        {
          statusCode: 415,
          error: 'Unsupported Media Type',
          message: 'Content-Type must be application/json',
        },
      ]);
    },
  );
});

describe('the query', () => {
  it.each(['completion_events', 'state', 'audio_events'])('names a bad %s', async (name) => {
    for (const value of ['maybe', '', '1', 'TRUE']) {
      const response = await answerTo({ path: `${turnPath}?${name}=${value}` });

      expect(await readRefusal(response)).toEqual(badRequest(`${name} must be true or false`));
    }
  });

  it('asks for a state that is not offered', async () => {
    expect(await readRefusal(await answerTo({ path: `${turnPath}?state=true` }))).toEqual(
      badRequest('state is not offered by this server'),
    );
    expect(await statusOf({ path: `${turnPath}?state=false` })).toBe(200);
    expect(await statusOf({ path: `${turnPath}?state=true` }, { state: () => 1 })).toBe(200);
  });
});

describe('the body', () => {
  it.each([
    ['', 'body must be JSON'],
    ['{', 'body must be JSON'],
    ['{"action":{"type":"launch"},}', 'body must be JSON'],
    ['null', 'body must be a JSON object'],
    ['[]', 'body must be a JSON object'],
    ['"launch"', 'body must be a JSON object'],
    ['{"action":"launch"}', 'action must be an object with a type'],
    ['{"action":[]}', 'action must be an object with a type'],
    ['{"action":{}}', 'action.type must be string'],
    ['{"action":{"type":"text"}}', 'action.payload must be string'],
    ['{"action":{"type":"text","payload":{"a":1}}}', 'action.payload must be string'],
    [
      '{"action":{"type":"intent","payload":{"intent":{}}}}',
      'action.payload.intent.name must be string',
    ],
    ['{"variables":[1]}', 'variables must be an object'],
    ['{"variables":"x"}', 'variables must be an object'],
    ['{"sessionID":7}', 'sessionID must be a string'],
  ])('is refused: %s', async (body, message) => {
    expect(await readRefusal(await answerTo({ body }))).toEqual(badRequest(message));
  });

  it.each([
    '{}',
    '{"action":null,"variables":null,"sessionID":null}',
    '{"action":{"type":"anything else","payload":[1]},"more":true}',
    '\ufeff{}',
  ])('is accepted: %s', async (body) => {
    expect(await statusOf({ body })).toBe(200);
  });

  it('is refused where it is not UTF-8', async () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc3],
    ]) {
      const response = await answerTo({ body: Uint8Array.from(bytes) });

      expect(await readRefusal(response)).toEqual(badRequest('body must be UTF-8'));
    }
  });

  it('is refused where there is none', async () => {
    expect(await readRefusal(await answerTo({ body: null }))).toEqual(
      badRequest('body must be JSON'),
    );
  });
});

it('does not keep a refusal in any cache', async () => {
  const response = await answerTo({ path: '/' });

  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
  });
});
