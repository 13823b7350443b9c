import { gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import { skip } from 'rxjs';
import { createClient, trace } from '../../lib';
import type { Trace, TurnEvent } from '../../lib';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { endFrame, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import type { Spy } from '../../lib/testing';
import { createFirehose } from '../support/serverFirehose';
import { collectGarbage } from '../support/serverGarbage';
import { until, useServers } from '../support/serverSockets';

const megabyte = 1_000_000;
const stream = { 'content-type': 'text/event-stream' };

const over = async <T>(turn: Spy<T>, ms = 1_000): Promise<Spy<T>> => {
  await until(() => turn.completed || turn.errors.length > 0, ms);
  return turn;
};

expectNoUnhandledRejection();

describe('a server that answers', () => {
  const servers = useServers();

  const turnWith = async (listener: RequestListener): Promise<Spy<Trace>> => {
    const { url } = await servers.http(listener);
    return over(spyOn(createClient({ baseURL: url, projectID: 'p1' }).interact({ userID: 'a' })));
  };

  const answering =
    (status: number, headers: Record<string, string>, body = ''): RequestListener =>
    (_, response) => {
      response.writeHead(status, headers).end(body);
    };

  it.each([
    ['HTML', 'text/html; charset=utf-8', '<!doctype html><title>Sign in</title>'],
    ['JSON', 'application/json', '[{"type":"text","payload":{"message":"a"}}]'],
    ['something without a type', undefined, 'event: end\n\n'],
  ])('200 with %s is not an event stream, and is shown', async (_, type, body) => {
    const turn = await turnWith(
      answering(200, type === undefined ? {} : { 'content-type': type }, body),
    );

    expect(turn.values).toEqual([]);
    expect(turn.errors).toEqual([
      expect.objectContaining({
        _tag: 'ProtocolError',
        reason: `The response must be text/event-stream, not ${type ?? 'no content type'}`,
        received: body,
      }),
    ]);
  });

  it('429 with Retry-After of 0 seconds is refused, and may be sent again', async () => {
    const body = '{"statusCode":429,"message":["slow down"]}';
    const turn = await turnWith(answering(429, { 'retry-after': '0' }, body));

    expect(turn.errors).toEqual([
      expect.objectContaining({
        _tag: 'ResponseError',
        status: 429,
        headers: { 'retry-after': '0' },
        body,
        retryAfter: 0,
        safeToResend: true,
      }),
    ]);
  });

  it('429 with Retry-After as a date is refused until then', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    const turn = await turnWith(answering(429, { 'retry-after': date }));
    const [error] = turn.errors;

    expect(error).toMatchObject({ _tag: 'ResponseError', status: 429, safeToResend: true });
    // A date has no fractions of a second, and a loaded machine takes some of its own.
    expect(error).toHaveProperty('retryAfter', expect.closeTo(87_500, -4));
  });

  it('a redirect is not followed, with the headers of the turn', async () => {
    const visited: (string | undefined)[] = [];
    const turn = await turnWith((request, response) => {
      visited.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });

    expect(turn.errors).toEqual([
      expect.objectContaining({
        _tag: 'ResponseError',
        status: 307,
        headers: { location: '/elsewhere' },
        safeToResend: false,
      }),
    ]);
    expect(visited).toHaveLength(1);
  });

  it('nothing, and closes the connection, may have had the turn', async () => {
    const { url } = await servers.net((socket) => socket.once('data', () => socket.end()));
    const turn$ = createClient({ baseURL: url, projectID: 'p1' }).interact({ userID: 'a' });
    const turn = await over(spyOn(turn$));

    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'ConnectError', sent: 'unknown', safeToResend: false }),
    ]);
  });

  it('nothing, for there is none, has certainly not had the turn', async () => {
    const url = await servers.nobody();
    const turn$ = createClient({ baseURL: url, projectID: 'p1' }).interact({ userID: 'a' });
    const turn = await over(spyOn(turn$));

    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'ConnectError', sent: 'no', safeToResend: true }),
    ]);
  });
});

describe('a stream of events', () => {
  const servers = useServers();

  /** A turn with a server whose body is `body`, which it then ends. */
  const eventsOf = async (
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Spy<TurnEvent>> => {
    const { url } = await servers.http((_, response) => {
      response.writeHead(200, { ...stream, ...headers }).end(body);
    });
    const { events } = createClient({ baseURL: url, projectID: 'p1' });
    // But for the head of the response.
    return over(spyOn(events({ userID: 'a' }).pipe(skip(1))));
  };

  it('that ends at once is a cut turn', async () => {
    const turn = await eventsOf('');

    expect(turn.values).toEqual([]);
    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'DisconnectError', phase: 'closed', received: 0 }),
    ]);
  });

  it('that ends without its end event is a cut turn, after its traces', async () => {
    const turn = await eventsOf(textFrame(1, 'a') + textFrame(2, 'b'));

    expect(turn.values).toHaveLength(2);
    expect(turn.errors).toEqual([
      expect.objectContaining({
        _tag: 'DisconnectError',
        phase: 'closed',
        received: 2,
        cursor: '2',
      }),
    ]);
  });

  it('of 10,000 comments and a turn is that turn', async () => {
    const turn = await eventsOf(
      `${': nothing yet\n\n'.repeat(10_000)}${textFrame(1, 'a')}${endFrame(2)}`,
    );

    expect(turn.values).toEqual([
      { event: 'trace', id: '1', trace: trace.text('a') },
      { event: 'end', id: '2' },
    ]);
    expect([turn.completed, turn.errors]).toEqual([true, []]);
  });

  it('of bytes that mean nothing is a cut turn', async () => {
    const garbage = Buffer.from(
      Array.from({ length: 300_000 }, (_, index) => (index * index * 31 + (index >> 3) * 7) % 256),
    );
    const turn = await eventsOf(garbage);

    expect(turn.values).toEqual([]);
    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'DisconnectError', phase: 'closed', received: 0 }),
    ]);
  });

  it('that is compressed, against the advice of the server, is read', async () => {
    const body = gzipSync(textFrame(1, 'é') + endFrame(2));
    const turn = await eventsOf(body, { 'content-encoding': 'gzip' });

    expect(turn.values[0]).toMatchObject({ trace: trace.text('é') });
    expect(turn.completed).toBe(true);
  });

  it('that says it is compressed, and is not, is a cut turn', async () => {
    const turn = await eventsOf(textFrame(1, 'a'), { 'content-encoding': 'gzip' });

    expect(turn.values).toEqual([]);
    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'DisconnectError', phase: 'reset', received: 0 }),
    ]);
  });

  const first = textFrame(1, 'a');
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n';
  const chunked = `${head}transfer-encoding: chunked\r\n\r\n`;

  it.each([
    ['whose connection is reset within a frame', 'reset', `${chunked}fff\r\n${first}event: tr`],
    // Such a body has no other end than the close, and Node takes a reset for one.
    ['that is reset within a frame, without a length', 'closed', `${head}\r\n${first}event: tr`],
    ['shorter than its Content-Length', 'reset', `${head}content-length: 9999\r\n\r\n${first}`],
    [
      'whose chunks break the rules of HTTP',
      'reset',
      `${chunked}${first.length.toString(16)}\r\n${first}\r\nZZ\r\n`,
    ],
  ])('%s is a cut turn, after its traces', async (_, phase, answer) => {
    const { url } = await servers.net((socket) =>
      socket.once('data', () => {
        socket.write(answer);
        setTimeout(() => socket.resetAndDestroy(), 30);
      }),
    );
    const turn$ = createClient({ baseURL: url, projectID: 'p1' }).interact({ userID: 'a' });
    const turn = await over(spyOn(turn$));

    expect(turn.values).toEqual([trace.text('a')]);
    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'DisconnectError', phase, received: 1, cursor: '1' }),
    ]);
  });
});

describe('an event that is too large', () => {
  const servers = useServers();

  it.each([
    ['a frame of 100 MB', `${textFrame(1, 'a')}event: trace\nid: 2\ndata: `],
    ['a line without an end', textFrame(1, 'a')],
  ])('(%s) is given up at maxEventBytes, in little memory', async (_, first) => {
    const firehose = createFirehose(Buffer.alloc(65_536, 'x'), 100 * megabyte, first);
    const { url } = await servers.http(firehose.listener);
    await collectGarbage();
    const used = () => process.memoryUsage().heapUsed + process.memoryUsage().external;
    const before = used();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, used() - before);
    }, 5);
    const turn$ = createClient({ baseURL: url, projectID: 'p1' }).interact({ userID: 'a' });
    const turn = await over(spyOn(turn$), 4_000);
    clearInterval(watch);

    expect(turn.values).toEqual([trace.text('a')]);
    expect(turn.errors).toEqual([
      expect.objectContaining({ _tag: 'EventTooLargeError', limit: 8 * 1024 * 1024 }),
    ]);
    await until(firehose.isClosed);
    expect(firehose.written()).toBeLessThan(40 * megabyte);
    expect(most).toBeLessThan(80 * megabyte);
  });
});
