import { isConnectError } from '../../lib/errors';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

const coded = (code: unknown, cause?: unknown) =>
  Object.assign(new Error('failed', cause === undefined ? {} : { cause }), { code });

/** What Node's fetch rejects with. */
const failed = (cause: unknown) => new TypeError('fetch failed', { cause });

const itself: Error = new Error('my own cause');
itself.cause = itself;

const nest = (depth: number): unknown => (depth === 0 ? 'the end' : failed(nest(depth - 1)));

const neverLeft: readonly (readonly [string, unknown])[] = [
  ['ENOTFOUND', failed(coded('ENOTFOUND'))],
  ['EAI_AGAIN', failed(coded('EAI_AGAIN'))],
  ['ECONNREFUSED', failed(coded('ECONNREFUSED'))],
  ['a code at the top', coded('ECONNREFUSED')],
  ['a code two causes down', failed(failed(coded('ENOTFOUND')))],
  ['a plain object', { code: 'ENOTFOUND' }],
  [
    'all of several addresses',
    failed(
      Object.assign(new AggregateError([coded('ECONNREFUSED'), coded('ENOTFOUND')]), {
        code: 'ECONNREFUSED',
      }),
    ),
  ],
];

const mayHaveArrived: readonly (readonly [string, unknown])[] = [
  ['ECONNRESET', failed(coded('ECONNRESET'))],
  ['EPIPE', failed(coded('EPIPE'))],
  ['ETIMEDOUT', failed(coded('ETIMEDOUT'))],
  ['UND_ERR_CONNECT_TIMEOUT', failed(coded('UND_ERR_CONNECT_TIMEOUT'))],
  ['UND_ERR_SOCKET', failed(coded('UND_ERR_SOCKET'))],
  ['UND_ERR_HEADERS_TIMEOUT', failed(coded('UND_ERR_HEADERS_TIMEOUT'))],
  ["a browser's TypeError", new TypeError('Failed to fetch')],
  [
    'one of several addresses that may have answered',
    failed(
      Object.assign(new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')]), {
        code: 'ECONNREFUSED',
      }),
    ),
  ],
  ['a reset after a refusal', coded('ECONNRESET', coded('ECONNREFUSED'))],
  ['a code that is a number', failed(coded(20))],
  ['the code in the message alone', new TypeError('connect ECONNREFUSED 127.0.0.1:1')],
  ['an abort of its own', new DOMException('The operation was aborted', 'AbortError')],
  ['a cause that is itself', itself],
  ['causes a thousand deep', nest(1000)],
  ['a string', 'ECONNREFUSED'],
  ['undefined', undefined],
];

describe('a fetch that fails', () => {
  expectNoUnhandledRejection();

  const failing = async (cause: unknown, how: 'rejects' | 'throws') => {
    const server = scriptedFetch({ script: ({ refuse }) => refuse(cause) });
    const fetch = () => {
      throw cause;
    };
    const turn = spyOn(connectTo(how === 'throws' ? { fetch } : server).interact(ada));
    await flush();
    return turn;
  };

  it.each(neverLeft)('by %s never sent the turn', async (_, cause) => {
    const { errors } = await failing(cause, 'rejects');

    expect(errors.map(isConnectError)).toEqual([true]);
    expect(errors[0]).toMatchObject({ sent: 'no', safeToResend: true });
    expect(errors[0]).toHaveProperty('cause', cause);
  });

  it.each(mayHaveArrived)('by %s may have sent the turn', async (_, cause) => {
    const { errors } = await failing(cause, 'rejects');

    expect(errors.map(isConnectError)).toEqual([true]);
    expect(errors[0]).toMatchObject({ sent: 'unknown', safeToResend: false });
    expect(errors[0]).toHaveProperty('cause', cause);
  });

  it('by throwing at once is the same', async () => {
    const cause = failed(coded('ECONNREFUSED'));
    const { errors } = await failing(cause, 'throws');

    expect(errors.map(isConnectError)).toEqual([true]);
    expect(errors[0]).toMatchObject({ sent: 'no' });
    expect(errors[0]).toHaveProperty('cause', cause);
  });

  it('is asked once', async () => {
    const server = scriptedFetch({ script: ({ refuse }) => refuse(failed(coded('ENOTFOUND'))) });
    spyOn(connectTo(server).interact(ada));
    await flush();

    expect(server.exchanges).toHaveLength(1);
  });

  it('errors asynchronously, after the subscription stands', () => {
    const turn = spyOn(connectTo({ fetch: () => Promise.reject(new Error('no')) }).interact(ada));

    expect([turn.errors, turn.subscription.closed]).toEqual([[], false]);

    turn.subscription.unsubscribe();
  });
});
