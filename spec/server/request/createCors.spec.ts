import { NEVER } from 'rxjs';
import { createHandler } from '../../../lib/server';
import type { CorsConfig, HandlerConfig } from '../../../lib/server';
import { turnRequest } from '../../support/serverRequest';
import type { RequestChange } from '../../support/serverRequest';

const shop = 'https://shop.example';
const allowed: CorsConfig = { origins: [shop, 'http://localhost:4200', 'capacitor://localhost'] };

const answerTo = (
  origin: string | undefined,
  cors: CorsConfig | undefined,
  { headers, ...change }: RequestChange = {},
  config: Partial<HandlerConfig> = {},
) =>
  createHandler(() => NEVER, {
    authorize: () => true,
    ...(cors === undefined ? {} : { cors }),
    ...config,
  })(turnRequest({ ...change, headers: { ...headers, origin } }));

const corsOf = ({ headers }: Response) =>
  Object.fromEntries(
    [...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'),
  );

const preflight: RequestChange = {
  method: 'OPTIONS',
  body: null,
  headers: {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  },
};

const exposed = 'retry-after, turn-on-disconnect, turn-url, x-ratelimit-reset, x-request-id';

describe('without cors', () => {
  it('sends no header of it, whoever asks', async () => {
    for (const origin of [shop, undefined]) {
      expect(corsOf(await answerTo(origin, undefined))).toEqual({});
    }
  });

  it('refuses a preflight like any other OPTIONS', async () => {
    const response = await answerTo(shop, undefined, preflight);

    expect(response.status).toBe(405);
    expect(corsOf(response)).toEqual({});
  });
});

describe('an origin on the list', () => {
  it.each(allowed.origins)('may read the answer: %s', async (origin) => {
    const response = await answerTo(origin, allowed);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(corsOf(response)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': exposed,
      vary: 'origin',
    });
  });

  it('may send cookies where the config says so', async () => {
    const response = await answerTo(shop, { ...allowed, credentials: true });

    expect(corsOf(response)).toEqual({
      'access-control-allow-origin': shop,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': exposed,
      vary: 'origin',
    });
  });

  it.each<[number, RequestChange, Partial<HandlerConfig>]>([
    [400, { body: '{' }, {}],
    [401, {}, { authorize: () => false }],
    [404, { path: '/' }, {}],
    [405, { method: 'PUT' }, {}],
    [413, {}, { maxRequestBytes: 2 }],
    [500, {}, { authorize: () => Promise.reject(new Error('x')), onError: () => undefined }],
  ])('may read a refusal: %i', async (status, change, config) => {
    const response = await answerTo(shop, allowed, change, config);

    expect(response.status).toBe(status);
    expect(corsOf(response)['access-control-allow-origin']).toBe(shop);
  });

  it('is told by the preflight what it may send', async () => {
    const response = await answerTo(shop, { ...allowed, credentials: true }, preflight);

    expect(response.status).toBe(204);
    expect(response.body).toBeNull();
    expect(corsOf(response)).toEqual({
      'access-control-allow-origin': shop,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'DELETE, GET, POST',
      'access-control-allow-headers':
        'accept, authorization, content-type, idempotency-key, last-event-id',
      'access-control-max-age': '600',
      'access-control-expose-headers': exposed,
      vary: 'origin',
    });
  });

  it('is not asked for a key at the preflight, which has none', async () => {
    const authorize = jest.fn(() => false);
    const response = await answerTo(shop, allowed, preflight, { authorize });

    expect(response.status).toBe(204);
    expect(authorize).not.toHaveBeenCalled();
  });

  it('is refused an OPTIONS that is no preflight', async () => {
    const response = await answerTo(shop, allowed, { method: 'OPTIONS', body: null });

    expect(response.status).toBe(405);
  });
});

describe('any other origin', () => {
  it.each([
    'https://evil.example',
    'http://shop.example',
    'https://shop.example:8443',
    'https://www.shop.example',
    'https://shop.example.evil.example',
    'https://xshop.example',
    'HTTPS://SHOP.EXAMPLE',
    'null',
    '*',
    '',
    undefined,
  ])('is not let in: %s', async (origin) => {
    for (const change of [{}, preflight]) {
      const headers = corsOf(await answerTo(origin, { ...allowed, credentials: true }, change));

      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
      // So that no cache gives this answer to one that is.
      expect(headers['vary']).toBe('origin');
    }
  });
});

describe('the config', () => {
  it.each([
    '*',
    '',
    'null',
    'shop.example',
    'https://',
    'https://*.shop.example',
    'https://shop.example/',
    'https://shop.example/path',
    'https://shop.example?x',
    'https://shop.example#x',
    'https://user@shop.example',
    // Browsers send none of these: they would never match.
    'https://Shop.example',
    'HTTPS://shop.example',
    'https://shop.example:443',
    'https://bücher.example',
    'http://localhost:80',
    'capacitor://Localhost',
  ])('refuses what is no origin: %s', (origin) => {
    const create = () =>
      createHandler(() => NEVER, { authorize: () => true, cors: { origins: [shop, origin] } });

    expect(create).toThrow(
      "cors.origins must hold origins as browsers send them, such as 'https://shop.example'",
    );
  });

  it.each(['https://xn--bcher-kva.example', 'http://127.0.0.1:8080', 'http://[::1]:3000'])(
    'takes %s',
    async (origin) => {
      const response = await answerTo(origin, { origins: [origin] });

      expect(corsOf(response)['access-control-allow-origin']).toBe(origin);
    },
  );
});
