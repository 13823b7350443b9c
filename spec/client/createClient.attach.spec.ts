import type { TurnOptions } from '../../lib/client/ClientConfig';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { frame, text, textFrame } from '../support/frames';
import { connectTo } from './support/connectTo';
import {
  cutAt,
  cutting,
  durable,
  errorOf,
  messages,
  restOf,
  resumeOf,
  turnURL,
} from './support/durable';
import { refusalOf, shown } from './support/refusalOf';

/** A server that answers each attachment with such a status. */
const refusing = (status: number, headers: Record<string, string> = {}) =>
  scriptedFetch({ script: ({ respond }) => respond({ status, headers, body: 'no' }) });

describe('attach', () => {
  expectNoUnhandledRejection();

  it('gives the traces after the cursor, and ends with the turn', async () => {
    const server = cutting();
    const turn = spyOn(connectTo(server, { apiKey: 'VF.DM.1' }).attach({ turnURL, cursor: '1' }));
    await flush();

    expect([turn.values, turn.completed]).toEqual([messages.slice(1), true]);

    const { headers, init, url } = server.exchange();
    expect([init.method, url, init.redirect]).toEqual(['GET', turnURL, 'manual']);
    expect(Object.fromEntries(headers)).toEqual({
      accept: 'text/event-stream',
      authorization: 'VF.DM.1',
      'last-event-id': '1',
    });
  });

  it('gives the turn from its start without a cursor', async () => {
    const server = cutting();
    const turn = spyOn(connectTo(server).attach({ turnURL }));
    await flush();

    expect([turn.values, turn.completed]).toEqual([messages, true]);
    expect(server.exchange().headers.has('last-event-id')).toBe(false);
  });

  it('sends nothing before the subscription, and one GET for each', async () => {
    const server = cutting();
    const turn$ = connectTo(server).attach({ turnURL });
    await flush();

    expect(server.exchanges).toHaveLength(0);

    const spies = [spyOn(turn$), spyOn(turn$)];
    await flush();

    expect(server.exchanges).toHaveLength(2);
    expect(spies.map(({ values }) => values)).toEqual([messages, messages]);
  });

  it('counts and goes on from its cursor where it is cut', async () => {
    const server = cutting(60);
    const first = spyOn(connectTo(server).attach({ turnURL, cursor: '1' }));
    await flush();

    expect(errorOf(first)).toMatchObject({ received: 0, cursor: '1' });

    const rest = spyOn(restOf(first));
    await flush();

    expect([rest.values, rest.completed]).toEqual([messages.slice(1), true]);
  });

  it('knows where the turn is, whatever the head says of it', async () => {
    const headers = { 'content-type': 'text/event-stream', 'turn-url': 'https://evil.test/' };
    const onIssue = jest.fn();
    const server = scriptedFetch({
      script: (exchange, index) => {
        if (index === 1) cutAt(exchange);
        else exchange.respond({ headers });
        exchange.close();
      },
    });
    const first = spyOn(connectTo(server, { onIssue }).attachEvents({ turnURL }));
    await flush();
    const rest = spyOn(restOf(first));
    await flush();

    expect(first.values).toEqual([{ event: 'open', turnURL }]);
    expect(rest.completed).toBe(true);
    expect(onIssue).not.toHaveBeenCalled();
  });

  it('holds the ids to their numbers, also without a turn-url in the head', async () => {
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(textFrame(2, 'b'), textFrame(4, 'd'));
      },
    });
    const turn = spyOn(connectTo(server).attach({ turnURL, cursor: '1' }));
    await flush();

    expect(turn.values).toEqual([text('b')]);
    expect(errorOf(turn)).toMatchObject({ _tag: 'StreamGapError', expected: 3, actual: '4' });
  });

  it('takes the options of a turn', async () => {
    const onIssue = jest.fn();
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond(durable);
        send(frame('trace', 1, { type: 'text' }), frame('end', 2));
      },
    });
    const headers = { 'x-session': 's' };
    const options = { headers, onIssue, onInvalidTrace: 'skip' } as const;
    const turn = spyOn(connectTo(server).attach({ turnURL, ...options }));
    await flush();

    expect([turn.completed, onIssue.mock.calls.length]).toEqual([true, 1]);
    expect(server.exchange().headers.get('x-session')).toBe('s');
  });

  it('is a ResumeExpiredError where the events are gone', async () => {
    const server = scriptedFetch({
      script: (exchange, index) => {
        if (index === 0) cutAt(exchange, 200);
        else exchange.respond({ status: 410, body: 'gone' });
      },
    });
    const first = spyOn(connectTo(server).attach({ turnURL }));
    await flush();
    const rest = spyOn(restOf(first));
    await flush();

    expect(errorOf(rest)).toMatchObject({
      _tag: 'ResumeExpiredError',
      received: 2,
      cursor: '2',
      cause: { status: 410, body: 'gone' },
    });
  });

  it.each<[number, 'can' | 'cannot']>([
    [400, 'cannot'],
    [401, 'cannot'],
    [403, 'cannot'],
    [404, 'cannot'],
    [408, 'can'],
    [409, 'can'],
    [425, 'can'],
    [429, 'can'],
    [500, 'can'],
    [503, 'can'],
  ])('is a ResponseError where it is answered %d, which %s be tried again', async (status, can) => {
    const turn = spyOn(connectTo(refusing(status)).attach({ turnURL }));
    await flush();

    expect(errorOf(turn)).toMatchObject({ _tag: 'ResponseError', status, body: 'no' });
    expect(resumeOf(turn) !== undefined).toBe(can === 'can');
  });

  it('tries the same attachment again, where no answer came', async () => {
    const server = scriptedFetch({
      script: (exchange, index) =>
        index === 0 ? exchange.refuse(new Error('reset')) : cutAt(exchange),
    });
    const first = spyOn(connectTo(server).attach({ turnURL, cursor: '1' }));
    await flush();
    const second = spyOn(restOf(first));
    await flush();

    expect(errorOf(first)).toMatchObject({ _tag: 'ConnectError', sent: 'unknown' });
    expect([second.values, second.completed]).toEqual([messages.slice(1), true]);
    expect(server.exchange(1).headers.get('last-event-id')).toBe('1');
  });

  it('is over where it is answered 204: nothing comes after the cursor', async () => {
    const answer = scriptedFetch({ script: ({ respond }) => respond({ status: 204 }) });
    const traces = spyOn(connectTo(answer).attach({ turnURL, cursor: '4' }));
    const events = spyOn(connectTo(answer).attachEvents({ turnURL, cursor: '4' }));
    await flush();

    expect([traces.values, traces.completed]).toEqual([[], true]);
    expect([events.values, events.completed]).toEqual([[{ event: 'open', turnURL }], true]);
  });

  it('is not taken for whole where 204 comes after a cut: the end was never given', async () => {
    const server = scriptedFetch({
      script: (exchange, index) =>
        index === 0 ? cutAt(exchange, 60) : exchange.respond({ status: 204 }),
    });
    const first = spyOn(connectTo(server).attach({ turnURL }));
    await flush();
    const second = spyOn(restOf(first));
    await flush();
    const withoutCursor = spyOn(
      connectTo(scriptedFetch({ script: ({ respond }) => respond({ status: 204 }) })).attach({
        turnURL,
      }),
    );
    await flush();

    for (const turn of [second, withoutCursor]) {
      expect(turn.completed).toBe(false);
      expect(errorOf(turn)).toMatchObject({ _tag: 'ProtocolError' });
    }
  });

  it('says of the turn that it may run, where the request never left', async () => {
    const server = scriptedFetch({
      script: ({ refuse }) => refuse(Object.assign(new Error(), { code: 'ECONNREFUSED' })),
    });
    const turn = spyOn(connectTo(server).attach({ turnURL }));
    await flush();

    expect(errorOf(turn)).toMatchObject({ _tag: 'ConnectError', safeToResend: false });
  });

  it.each([
    'stream/t1',
    '/v2/project/p1/user/ada/interact/stream/t1',
    'http://agent.test',
    'http://agent.test/voice',
    'http://agent.test/voices/t1',
    'http://agent.test/voice/../t1',
    'http://agent.test/voice/%2e%2e/t1',
    'https://agent.test/voice/t1',
    'http://agent.test:8080/voice/t1',
    'http://agent.test.evil/voice/t1',
    'http://evil.test/voice/t1',
    'http://secret@agent.test/voice/t1',
    'javascript:secret',
    '',
  ])('refuses %j at once, for the key must not go there', (url) => {
    const server = scriptedFetch();
    const client = connectTo(server, { baseURL: 'http://agent.test/voice' });

    for (const call of [client.attach, client.attachEvents]) {
      const error = refusalOf(() => call({ turnURL: url }));

      expect(error.field).toBe('turnURL');
      expect(shown(error)).not.toContain('secret');
    }
    expect(refusalOf(() => client.cancel(url)).field).toBe('turnURL');
    expect(server.exchanges).toHaveLength(0);
  });

  it.each(['', 'one', '-1', '1.5', '1e3', '01', ' 1', '1\n', '9'.repeat(16)])(
    'refuses the cursor %j at once',
    (cursor) => {
      const client = connectTo(scriptedFetch());

      expect(refusalOf(() => client.attach({ turnURL, cursor })).field).toBe('cursor');
      expect(refusalOf(() => client.attachEvents({ turnURL, cursor })).field).toBe('cursor');
    },
  );

  it.each<[string, TurnOptions]>([
    ['timeouts.idle', { timeouts: { idle: 0 } }],
    ['headers.x', { headers: { x: 'a\n!' } }],
  ])('refuses bad options at once: %s', (field, options) => {
    const client = connectTo(scriptedFetch());

    expect(refusalOf(() => client.attach({ turnURL, ...options })).field).toBe(field);
    expect(refusalOf(() => client.cancel(turnURL, options)).field).toBe(field);
  });
});
