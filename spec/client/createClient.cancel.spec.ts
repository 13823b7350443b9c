import type { CancelOptions, ClientConfig } from '../../lib/client/ClientConfig';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { connectTo } from './support/connectTo';
import { errorOf, turnURL } from './support/durable';
import { shown } from './support/refusalOf';

const answering =
  (body: string, status = 200) =>
  ({ respond, send, close }: Exchange): void => {
    respond({ status, headers: { 'content-type': 'application/json' } });
    send(body);
    close();
  };

/** A cancellation that is answered so. */
const cancel = async (
  script: (exchange: Exchange, index: number) => void,
  config: Partial<ClientConfig> = {},
  options?: CancelOptions,
) => {
  const server = scriptedFetch({ script });
  const spy = spyOn(connectTo(server, config).cancel(turnURL, options));
  await flush();
  return { server, spy };
};

describe('cancel', () => {
  expectNoUnhandledRejection();

  it.each(['cancelled', 'over'])('says that the turn is %s', async (outcome) => {
    const { server, spy } = await cancel(answering(JSON.stringify({ outcome, more: 1 })));

    expect([spy.values, spy.completed]).toEqual([[outcome], true]);
    expect([server.exchanges.length, server.exchange().aborted]).toEqual([1, false]);
  });

  it('is a DELETE with the headers of the client and of the call', async () => {
    const { server } = await cancel(
      answering('{"outcome":"over"}'),
      { apiKey: 'VF.DM.1', headers: { 'x-a': 'client', 'x-b': 'client' } },
      { headers: () => ({ 'x-a': 'call' }) },
    );
    const { headers, init, url } = server.exchange();

    expect([init.method, url, init.body ?? null, init.redirect]).toEqual([
      'DELETE',
      turnURL,
      null,
      'manual',
    ]);
    expect(Object.fromEntries(headers)).toEqual({
      accept: 'application/json',
      authorization: 'VF.DM.1',
      'x-a': 'call',
      'x-b': 'client',
    });
  });

  it('sends nothing before the subscription, and one request for each', async () => {
    const server = scriptedFetch({ script: answering('{"outcome":"over"}') });
    const cancel$ = connectTo(server).cancel(turnURL);
    await flush();

    expect(server.exchanges).toHaveLength(0);

    spyOn(cancel$);
    spyOn(cancel$);

    expect(server.exchanges).toHaveLength(2);
  });

  it.each([404, 410, 500, 503])('is a ResponseError where it is answered %d', async (status) => {
    const { spy } = await cancel(answering('no', status));

    expect(errorOf(spy)).toMatchObject({ _tag: 'ResponseError', status, body: 'no' });
  });

  it.each([
    '',
    'OK',
    '{}',
    '[]',
    'null',
    '{"outcome":"perhaps"}',
    '{"outcome":["over"]}',
    '{"outcome"',
  ])('is a ProtocolError where the answer is %j', async (body) => {
    const { spy } = await cancel(answering(body));

    expect([spy.values, errorOf(spy)]).toMatchObject([
      [],
      { _tag: 'ProtocolError', received: body },
    ]);
  });

  it('is a ConnectError where no response comes, and says whether the request left', async () => {
    const failing = async (code: string) => {
      const error = Object.assign(new Error(code), { code });
      return errorOf((await cancel(({ refuse }) => refuse(error))).spy);
    };

    expect(await failing('ECONNREFUSED')).toMatchObject({ _tag: 'ConnectError', sent: 'no' });
    expect(await failing('ECONNRESET')).toMatchObject({
      _tag: 'ConnectError',
      sent: 'unknown',
      resume: undefined,
    });
  });

  it('is sent once more where it is answered 401, and a function gives another key', async () => {
    let count = 0;
    const { server, spy } = await cancel(
      (exchange, index) =>
        index === 0
          ? exchange.respond({ status: 401 })
          : answering('{"outcome":"cancelled"}')(exchange),
      { apiKey: () => `key${(count += 1)}` },
    );

    expect(spy.values).toEqual(['cancelled']);
    expect(server.exchanges.map(({ headers }) => headers.get('authorization'))).toEqual([
      'key1',
      'key2',
    ]);
  });

  it('has timeouts.connect, and leaves no timer', async () => {
    const clock = createClock();
    const options = { scheduler: clock.scheduler, timeouts: { connect: 100 } };
    const { server, spy } = await cancel(() => undefined, {}, options);
    await clock.advance(100);

    expect(errorOf(spy)).toMatchObject({ _tag: 'TimeoutError', phase: 'connect', limit: 100 });
    expect([server.exchange().aborted, clock.timers()]).toEqual([true, 0]);
  });

  it('waits for the body of the answer for a second, and leaves no timer', async () => {
    const clock = createClock();
    const { server, spy } = await cancel(
      ({ respond, send }) => {
        respond({ headers: {} });
        send('{"outcome":');
      },
      {},
      { scheduler: clock.scheduler, timeouts: { connect: 10 } },
    );
    await clock.advance(999);

    expect(spy.errors).toEqual([]);

    await clock.advance(1);

    expect(errorOf(spy)).toMatchObject({ _tag: 'ProtocolError', received: '{"outcome":' });
    expect([server.exchange().cancelled, clock.timers()]).toEqual([true, 0]);
  });

  it('is an AbortError where a signal is aborted', async () => {
    const controller = new AbortController();
    const { server, spy } = await cancel(() => undefined, {}, { signal: controller.signal });
    controller.abort();

    expect(errorOf(spy)).toMatchObject({ _tag: 'AbortError' });
    expect(server.exchange().aborted).toBe(true);

    const late = await cancel(() => undefined, { signal: controller.signal });

    expect(errorOf(late.spy)).toMatchObject({ _tag: 'AbortError' });
    expect(late.server.exchanges).toHaveLength(0);
  });

  it('has no key in its errors', async () => {
    const key = 'VF.DM.0.Planted';
    for (const script of [answering(`{"${key}":1}`), answering(key, 500)]) {
      const { spy } = await cancel(script, { apiKey: () => key });

      expect(shown(errorOf(spy))).not.toContain('Planted');
    }
  });

  it.each(['before the head', 'in the body'])('can be left: %s', async (when) => {
    const { server, spy } = await cancel(({ respond }) => {
      if (when === 'in the body') respond({ headers: {} });
    });
    spy.subscription.unsubscribe();
    if (when === 'before the head') server.exchange().respond({ headers: {} });
    server.exchange().send('{"outcome":"over"}');
    server.exchange().close();
    await flush();

    expect(server.exchange().aborted).toBe(true);
    expect([spy.values, spy.errors, spy.completed]).toEqual([[], [], false]);
  });

  it('can be left while a function is asked: nothing is sent', async () => {
    const headers = () =>
      new Promise<Record<string, string>>((resolve) => setImmediate(() => resolve({})));
    const server = scriptedFetch();
    const spy = spyOn(connectTo(server).cancel(turnURL, { headers }));
    spy.subscription.unsubscribe();
    await flush();

    expect(server.exchanges).toHaveLength(0);
  });
});
