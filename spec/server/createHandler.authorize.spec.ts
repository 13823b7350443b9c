import { NEVER } from 'rxjs';
import { createHandler } from '../../lib/server';
import type { Credentials, HandlerConfig } from '../../lib/server';
import { InvalidInputError } from '../../lib/errors';
import { readRefusal } from '../support/serverBody';
import { turnPath, turnRequest } from '../support/serverRequest';

/** What JavaScript can write where TypeScript says no. */
const untyped = (fields: object): Partial<HandlerConfig> => fields;

const unauthorized = [401, { statusCode: 401, error: 'Unauthorized', message: 'Unauthorized' }];

const failed = [
  500,
  { statusCode: 500, error: 'Internal Server Error', message: 'Internal Server Error' },
];

const handle = (
  authorize: HandlerConfig['authorize'],
  request = turnRequest(),
  onError: HandlerConfig['onError'] = () => undefined,
) => createHandler(() => NEVER, { authorize, onError })(request);

describe('authorize', () => {
  it.each([true, Promise.resolve(true)])('lets a caller in: %p', async (answer) => {
    expect((await handle(() => answer)).status).toBe(200);
  });

  it.each([false, Promise.resolve(false)])('refuses a caller: %p', async (answer) => {
    expect(await readRefusal(await handle(() => answer))).toEqual(unauthorized);
  });

  it.each(['true', 1, {}, [], null, undefined, Promise.resolve('true')])(
    'refuses a caller where code without types answers %p',
    async (answer) => {
      const { authorize } = { authorize: () => true, ...untyped({ authorize: () => answer }) };

      expect(await readRefusal(await handle(authorize))).toEqual(unauthorized);
    },
  );

  it('is told the key, the ids and the request', async () => {
    const asked: Credentials[] = [];
    const request = turnRequest({
      path: '/v2/project/p%201/user/..%2F..%2Fx%3Fy%23z/interact/stream',
      headers: { authorization: 'Bearer of bad news' },
    });

    await handle((who) => asked.push(who) > 0, request);

    expect(asked).toHaveLength(1);
    expect(asked[0]?.request).toBe(request);
    expect(asked[0]).toMatchObject({
      key: 'Bearer of bad news',
      projectID: 'p 1',
      userID: '../../x?y#z',
    });
  });

  it('is told of a key that is missing', async () => {
    const keys: unknown[] = [];

    await handle(
      ({ key }) => keys.push(key) > 0,
      turnRequest({ headers: { authorization: undefined } }),
    );

    expect(keys).toEqual([undefined]);
  });

  it('comes before the body is read', async () => {
    const request = turnRequest({ body: 'not JSON' });

    expect(await readRefusal(await handle(() => false, request))).toEqual(unauthorized);
    expect(request.bodyUsed).toBe(false);
  });

  it('is not asked where the rest of the head is refused', async () => {
    const authorize = jest.fn(() => true);

    await handle(authorize, turnRequest({ path: '/' }));
    await handle(authorize, turnRequest({ method: 'PUT' }));
    await handle(authorize, turnRequest({ path: `${turnPath}?completion_events=maybe` }));

    expect(authorize).not.toHaveBeenCalled();
  });

  describe('that fails', () => {
    const secret = new Error('the database at 10.0.0.7 is down');

    it.each([
      [
        'throws',
        () => {
          throw secret;
        },
      ],
      ['rejects', () => Promise.reject(secret)],
    ] as const)('%s: 500, and onError is told once', async (_, authorize) => {
      const onError = jest.fn();
      const response = await handle(authorize, turnRequest(), onError);

      expect(await readRefusal(response)).toEqual(failed);
      expect(onError.mock.calls).toEqual([[secret, undefined]]);
    });

    it('is no bad request where it fails with an error of ours', async () => {
      const onError = jest.fn();
      const error = new InvalidInputError('apiKey', 'must be a string that is not empty');
      const response = await handle(() => Promise.reject(error), turnRequest(), onError);

      expect(await readRefusal(response)).toEqual(failed);
      expect(onError.mock.calls).toEqual([[error, undefined]]);
    });
  });
});

describe('a body that authorize holds on to', () => {
  it('is a failure of the server, and not the fault of the caller', async () => {
    const onError = jest.fn();
    const authorize = ({ request }: Credentials) => request.body?.getReader() !== undefined;
    const response = await handle(authorize, turnRequest(), onError);

    expect(await readRefusal(response)).toEqual(failed);
    expect(onError.mock.calls).toEqual([
      [expect.objectContaining({ name: 'TypeError' }), undefined],
    ]);
  });
});

describe('a body that breaks off', () => {
  it('is refused, and no failure of the server', async () => {
    const onError = jest.fn();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('aborted')),
    });
    const response = await handle(() => true, turnRequest({ body }), onError);

    expect(await readRefusal(response)).toEqual([
      400,
      { statusCode: 400, error: 'Bad Request', message: 'body must arrive whole' },
    ]);
    expect(onError).not.toHaveBeenCalled();
  });
});

it('answers 413 past maxRequestBytes', async () => {
  const handler = createHandler(() => NEVER, { authorize: () => true, maxRequestBytes: 30 });
  const refused = async (body: string, headers = {}) =>
    readRefusal(await handler(turnRequest({ body, headers })));
  const tooLarge = [
    413,
    {
      statusCode: 413,
      error: 'Payload Too Large',
      message: 'The body has more than 30 bytes',
    },
  ];
  const fitting = '{"variables":{"a":"123456789"}}';

  expect((await handler(turnRequest({ body: fitting.replace('9', '') }))).status).toBe(200);
  expect(await refused(fitting)).toEqual(tooLarge);
  expect(await refused('{}', { 'content-length': '31' })).toEqual(tooLarge);
});

it('takes a body of 1 MiB unless told otherwise, also where the limit is undefined', async () => {
  const mebibyte = `{"variables":{"a":"${'x'.repeat(1024 * 1024 - 22)}"}}`;
  const authorize = () => true;
  const configs = [{ authorize }, { authorize, ...untyped({ maxRequestBytes: undefined }) }];
  for (const config of configs) {
    const handler = createHandler(() => NEVER, config);

    expect((await handler(turnRequest({ body: mebibyte }))).status).toBe(200);
    expect((await handler(turnRequest({ body: `${mebibyte} ` }))).status).toBe(413);
  }
});
