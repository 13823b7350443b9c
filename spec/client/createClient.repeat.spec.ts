import type { ClientConfig } from '../../lib/client/ClientConfig';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { text } from '../support/frames';
import { ada, connectTo } from './support/connectTo';
import { durable, errorOf, frames, framesAfter, restOf, resumeOf } from './support/durable';

type Play = (exchange: Exchange) => void;

const broken: Play = ({ refuse }) => refuse(new TypeError('Failed to fetch'));
const unreachable: Play = ({ refuse }) =>
  refuse(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
const refusing =
  (status: number, headers: Record<string, string> = {}): Play =>
  ({ respond }) =>
    respond({ status, headers, body: 'no' });
const whole: Play = ({ respond, send }) => {
  respond(durable);
  send(...frames);
};

/** A server that plays one part for each request. */
const playing = (...plays: readonly Play[]) =>
  scriptedFetch({ script: (exchange, index) => plays[index]?.(exchange) });

/** A turn whose request is answered so, by a server that is said to honour keys. */
const failed = async (play: Play, config: Partial<ClientConfig> = { idempotencyKey: true }) => {
  const server = playing(play, whole);
  const turn = spyOn(connectTo(server, config).interact(ada));
  await flush();
  return { server, turn };
};

const requestOf = ({ headers, init, sent, url }: Exchange) => ({
  url,
  method: init.method,
  key: headers.get('idempotency-key'),
  sent,
});

describe('a turn whose request failed, and may have run', () => {
  expectNoUnhandledRejection();

  it.each<[string, Play]>([
    ['no response came', broken],
    ['408', refusing(408)],
    ['409', refusing(409)],
    ['500', refusing(500)],
    ['502', refusing(502)],
    ['a bare 503', refusing(503)],
    ['504', refusing(504)],
  ])('is asked for again under its key: %s', async (_, play) => {
    const { server, turn } = await failed(play);
    const rest = spyOn(restOf(turn));
    await flush();

    expect(rest.values).toEqual([text('naïve'), text('😀'), text('c')]);
    expect(rest.completed).toBe(true);
    expect(requestOf(server.exchange(1))).toEqual(requestOf(server.exchange(0)));
  });

  it('is asked for again where the head is late', async () => {
    const clock = createClock();
    const server = playing(() => undefined, whole);
    const config = { idempotencyKey: true, scheduler: clock.scheduler, timeouts: { connect: 9 } };
    const turn = spyOn(connectTo(server, config).interact(ada));
    await clock.advance(9);
    const rest = spyOn(restOf(turn));
    await flush();

    expect([server.exchange(0).aborted, rest.completed]).toEqual([true, true]);
    expect(requestOf(server.exchange(1))).toEqual(requestOf(server.exchange(0)));
  });

  it('is asked for again under the key of a function, which is not asked again', async () => {
    const idempotencyKey = jest.fn(() => 'k1');
    const { server, turn } = await failed(broken, { idempotencyKey });
    spyOn(restOf(turn));
    await flush();

    expect(server.exchanges.map((exchange) => requestOf(exchange).key)).toEqual(['k1', 'k1']);
    expect(idempotencyKey).toHaveBeenCalledTimes(1);
  });

  it('is asked for again with headers made anew', async () => {
    let count = 0;
    const headers = () => ({ 'x-try': String((count += 1)) });
    const { server, turn } = await failed(broken, { idempotencyKey: true, headers });
    spyOn(restOf(turn));
    await flush();

    expect(server.exchanges.map((exchange) => exchange.headers.get('x-try'))).toEqual(['1', '2']);
  });

  it('is given as it was asked for: all events of events', async () => {
    const server = playing(broken, whole);
    const turn = spyOn(connectTo(server, { idempotencyKey: true }).events(ada));
    await flush();
    const rest = spyOn(restOf(turn));
    await flush();

    expect(rest.values).toMatchObject(
      ['open', 'trace', 'trace', 'trace', 'end'].map((event) => ({ event })),
    );
  });

  it('is asked for once more where that fails too, and can be cut then', async () => {
    const cut: Play = ({ respond, send, close }) => {
      respond(durable);
      send(...frames.slice(0, 2));
      close();
    };
    const tail: Play = (exchange) => {
      exchange.respond(durable);
      exchange.send(...framesAfter(exchange));
    };
    const server = playing(broken, broken, cut, tail);
    const first = spyOn(connectTo(server, { idempotencyKey: true }).interact(ada));
    await flush();
    const second = spyOn(restOf(first));
    await flush();
    const third = spyOn(restOf(second));
    await flush();
    const fourth = spyOn(restOf(third));
    await flush();

    expect([...third.values, ...fourth.values]).toEqual([text('naïve'), text('😀'), text('c')]);
    expect(fourth.completed).toBe(true);
    expect(server.exchanges.map(({ init }) => init.method)).toEqual([
      'POST',
      'POST',
      'POST',
      'GET',
    ]);
  });

  it.each<[string, Play]>([
    ['the request never left', unreachable],
    ['429', refusing(429)],
    ['503 with Retry-After', refusing(503, { 'retry-after': '1' })],
  ])('may still run where the second request fails so: %s', async (_, play) => {
    const server = playing(broken, play, whole);
    const first = spyOn(connectTo(server, { idempotencyKey: true }).interact(ada));
    await flush();
    const second = spyOn(restOf(first));
    await flush();
    const third = spyOn(restOf(second));
    await flush();

    expect(third.completed).toBe(true);
    expect(new Set(server.exchanges.map((exchange) => requestOf(exchange).key)).size).toBe(1);
  });

  it('is never said to be unsent by a second request that never left', async () => {
    const server = playing(broken, unreachable);
    const first = spyOn(connectTo(server, { idempotencyKey: true }).interact(ada));
    await flush();
    const second = spyOn(restOf(first));
    await flush();

    expect(errorOf(second)).toMatchObject({ sent: 'unknown', safeToResend: false });
  });

  it('has expired where the second request is answered 410', async () => {
    const server = playing(broken, refusing(410));
    const first = spyOn(connectTo(server, { idempotencyKey: true }).interact(ada));
    await flush();
    const second = spyOn(restOf(first));
    await flush();

    expect(errorOf(second)).toMatchObject({
      _tag: 'ResumeExpiredError',
      received: 0,
      cursor: undefined,
      cause: { _tag: 'ResponseError', status: 410 },
    });
  });
});

describe('a turn is not asked for again', () => {
  expectNoUnhandledRejection();

  it.each<[string, Play]>([
    ['the request never left', unreachable],
    ['429', refusing(429)],
    ['503 with Retry-After', refusing(503, { 'retry-after': '1' })],
    ['410', refusing(410)],
    ['422', refusing(422)],
    ['a page', ({ respond }) => respond({ headers: {}, body: 'hello' })],
  ])('where it has not run, or another try is of no use: %s', async (_, play) => {
    const { turn } = await failed(play);

    expect(resumeOf(turn)).toBeUndefined();
  });

  it('nor has it expired, where the first request is answered 410', async () => {
    const { turn } = await failed(refusing(410));

    expect(errorOf(turn)).toMatchObject({ _tag: 'ResponseError', status: 410 });
  });

  it.each<[string, Partial<ClientConfig>]>([
    ['are sent by themselves', {}],
    ['are not sent', { idempotencyKey: false }],
  ])('where the server is not known to honour keys, and they %s', async (_, config) => {
    for (const play of [broken, refusing(500)]) {
      const { turn } = await failed(play, config);

      expect(resumeOf(turn)).toBeUndefined();
    }
  });

  it('until an earlier turn has shown that the server honours keys', async () => {
    const server = playing(broken, whole, broken, whole);
    const client = connectTo(server);
    const before = spyOn(client.interact(ada));
    await flush();
    spyOn(client.interact(ada));
    await flush();
    const after = spyOn(client.interact(ada));
    await flush();
    const rest = spyOn(restOf(after));
    await flush();

    expect(resumeOf(before)).toBeUndefined();
    expect(rest.completed).toBe(true);
  });

  it.each<[string, Partial<ClientConfig>, Play]>([
    ['that had no key', { idempotencyKey: false }, whole],
    ['without a turn-url', {}, ({ respond }) => respond()],
    [
      'with a turn-url elsewhere',
      {},
      ({ respond }) =>
        respond({
          headers: { 'content-type': 'text/event-stream', 'turn-url': 'https://evil.test/t' },
        }),
    ],
  ])('after an answer to a turn %s', async (_, config, play) => {
    const server = playing(play, broken);
    const client = connectTo(server, config);
    spyOn(client.interact(ada));
    await flush();
    const turn = spyOn(client.interact(ada));
    await flush();

    expect(resumeOf(turn)).toBeUndefined();
  });
});
