import { inspect } from 'node:util';
import type { ClientConfig, TurnOptions } from '../../lib/client/ClientConfig';
import { isStreamError } from '../../lib/errors';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { frame, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { ada, connectTo } from './support/connectTo';
import { shown } from './support/refusalOf';

const key = 'VF.DM.0123456789abcdef.PlantedSecret42';

/** A part of the key that would give it away. */
const planted = 'VF.DM.0';

type Play = (exchange: Exchange) => void;

/** The one error of a turn, whose server does as `play` says. */
const errorOf = async (
  play: Play,
  config: Partial<ClientConfig> = { apiKey: key },
  options: TurnOptions = {},
): Promise<unknown> => {
  const server = scriptedFetch({ script: play });
  const turn = spyOn(connectTo(server, config).interact({ ...ada, ...options }));
  await flush();

  expect(turn.errors).toHaveLength(1);

  return turn.errors[0];
};

const streaming =
  (...frames: readonly string[]): Play =>
  ({ respond, send, close }) => {
    respond();
    send(...frames);
    close();
  };

const refusing =
  (status: number, body: string, headers: Record<string, string> = {}): Play =>
  ({ respond }) =>
    respond({ status, body: body === '' ? null : body, headers });

const failing =
  (cause: unknown): Play =>
  ({ refuse }) =>
    refuse(cause);

const withFields = (fields: object, ...[message, options]: ConstructorParameters<typeof Error>) =>
  Object.assign(new Error(message ?? 'failed', options), fields);

const withHidden = (name: string | symbol): Error =>
  Object.defineProperty(new Error('failed'), name, { value: { authorization: key } });

class WrappedError extends Error {
  readonly #request = { authorization: key };

  toJSON() {
    return this.#request;
  }
}

class NamedError extends Error {
  override get name() {
    return key;
  }
}

const breaking =
  (cause: unknown): Play =>
  ({ respond, reset }) => {
    respond();
    reset(cause);
  };

const cycle: Record<string, unknown> = { key };
cycle['self'] = cycle;

const plays: readonly (readonly [string, Play])[] = [
  ['in the body of a refusal', refusing(401, `Bad key ${key}!`)],
  ['in JSON in the body of a refusal', refusing(401, JSON.stringify({ [key]: [key] }))],
  ['at the very end of the 4 KiB of a body', refusing(500, 'x'.repeat(4096 - key.length) + key)],
  ['cut in two by the end of the 4 KiB', refusing(500, `${'x'.repeat(4070)}${key}${key}`)],
  ['cut off by the end of a body', refusing(500, `key: ${key.slice(0, -1)}`)],
  ['in the location of a redirect', refusing(307, '', { location: `https://x.test/?k=${key}` })],
  ['in other headers', refusing(429, '', { 'x-request-id': key, 'retry-after': key })],
  ['in the content type of a page', refusing(200, key, { 'content-type': `text/${key}` })],
  ['in the code of an error event', streaming(`event: error\ndata: ${key}\n\n`)],
  ['in the text of an error event', streaming(`event: error\ndata: No such key: ${key}\n\n`)],
  [
    'in a trace that breaks its codec',
    streaming(frame('trace', 1, { type: 'text', payload: key })),
  ],
  [
    'in the name of a field of a bad trace',
    streaming(frame('trace', 1, { type: 'text', [key]: 1 })),
  ],
  [
    'escaped in a trace that breaks its codec',
    streaming(`event: trace\ndata: {"type":"text","payload":["\\u0056${key.slice(1)}"]}\n\n`),
  ],
  ['in a trace that is no JSON', streaming(`event: trace\ndata: {"${key}\n\n`)],
  ['in the id of a bad trace', streaming(frame('trace', key, { type: 'text' }))],
  ['in the id of the last trace', streaming(frame('trace', key, { type: 'log' }))],
  ['in the message of a failure', failing(new TypeError(`bad header ${key}`))],
  ['in the name of a failure', failing(withFields({ name: key }))],
  ['in a field of a failure', failing(withFields({ request: { headers: [key] } }))],
  ['in the name of a field of a failure', failing(withFields({ [key]: 1 }))],
  ['in the code of a failure', failing(withFields({ code: key }))],
  ['in a hidden field of a failure', failing(withHidden('request'))],
  ['in a symbol field of a failure', failing(withHidden(Symbol('request')))],
  ['in a cycle of a failure', failing(withFields({ cycle }))],
  ['beside a bigint of a failure', failing(withFields({ sizes: [1n, key] }))],
  ['in the Headers of a failure', failing(withFields({ headers: new Headers({ a: key }) }))],
  ['in a Map of a failure', failing(withFields({ headers: new Map([['authorization', key]]) }))],
  ['in the bytes of a failure', failing(withFields({ sent: [Buffer.from(key)] }))],
  ['in the JSON of a failure', failing(new WrappedError('failed'))],
  ['in what a failure prints itself as', failing(withFields({ [inspect.custom]: () => key }))],
  ['on a function of a failure', failing(withFields({ send: Object.assign(() => 0, { key }) }))],
  ['in the message of a DOMException', failing(new DOMException(key, 'AbortError'))],
  ['in the name of a DOMException', failing(new DOMException('', key))],
  ['in the name of a class of failures', failing(new NamedError('failed'))],
  [
    'in a getter of a failure',
    failing(Object.defineProperty(new Error(), 'key', { get: () => key })),
  ],
  [
    'in a cause of a failure',
    failing(new Error('failed', { cause: new Error('a', { cause: key }) })),
  ],
  ['in a field of a cause', failing(new Error('failed', { cause: withFields({ key }) }))],
  ['in one of many failures', failing(new AggregateError([new Error(key), withFields({ key })]))],
  ['in an error inside a field', failing(withFields({ response: { error: new Error(key) } }))],
  ['in a failure that is a string', failing(`no ${key}`)],
  ['in a failure that is an object', failing({ config: { key } })],
  [
    'in a failure that cannot be read',
    failing(
      Object.defineProperty({}, 'message', {
        get: () => {
          throw new Error(key);
        },
      }),
    ),
  ],
  ['in the failure of a body', breaking(withFields({ key }, `reset ${key}`))],
];

describe('the key', () => {
  expectNoUnhandledRejection();

  it.each(plays)('is nowhere in the error of a turn that has it %s', async (_, play) => {
    const error = await errorOf(play);

    expect(isStreamError(error)).toBe(true);
    expect(shown(error)).not.toContain(planted);
    expect(shown(error)).not.toContain('PlantedSecret');
  });

  it('is nowhere in what is told of skipped events', async () => {
    const issues: unknown[] = [];
    await errorOf(
      streaming(
        frame('trace', key, { type: 'text', payload: { key } }),
        frame(`stranger ${key}`, 2, { key }),
        `data: ${key}\n\n`,
      ),
      { apiKey: key },
      { onInvalidTrace: 'skip', onIssue: (issue) => issues.push(issue) },
    );

    expect(issues).toHaveLength(3);
    expect(issues.map(shown).join()).not.toContain(planted);
  });

  it('is nowhere in the reason of an abort', async () => {
    const controller = new AbortController();
    const server = scriptedFetch();
    const client = connectTo(server, { apiKey: key, signal: controller.signal });
    const turn = spyOn(client.interact(ada));
    await flush();
    controller.abort(withFields({ key }, `gone with ${key}`));

    expect(shown(turn.errors[0])).not.toContain(planted);
  });

  it('is left alone in what the agent says', async () => {
    const server = scriptedFetch({ script: streaming(textFrame(1, `Your key is ${key}`)) });
    const turn = spyOn(connectTo(server, { apiKey: key }).interact(ada));
    await flush();

    expect(turn.values).toMatchObject([{ payload: { message: `Your key is ${key}` } }]);
  });

  it.each(['Bearer ', 'Basic ', ''])(
    'of another server, sent with %j, is kept as well',
    async (scheme) => {
      const headers = { Authorization: `${scheme}${key}` };
      const error = await errorOf(refusing(401, `Bad key ${key}`), { headers });

      expect(error).toHaveProperty('body', 'Bad key [redacted]');
      expect(shown(error)).not.toContain(planted);
    },
  );
});

describe('an error without the key', () => {
  it.each(['text', 'message', '"', '42'])('is of the same kind, be the key %j', async (apiKey) => {
    const wire = { type: 'text', payload: { message: 42 } };
    const error = await errorOf(streaming(frame('trace', 1, wire)), { apiKey });

    expect(error).toMatchObject({ _tag: 'DecodeError', issues: [{ expected: 'string' }] });
  });

  it('has the cause itself', async () => {
    const cause = withFields({ code: 'X', list: [{ a: 1n }, null, undefined, true] }, 'failed', {
      cause: new DOMException('reset', 'NetworkError'),
    });

    expect(await errorOf(failing(cause))).toHaveProperty('cause', cause);
  });

  it('has the cause itself where there is no key at all', async () => {
    const cause = withFields({ headers: new Headers({ a: 'b' }) });
    const error = await errorOf(failing(cause), {});

    expect(error instanceof Error ? error.cause : undefined).toBe(cause);
  });

  it('has a cleaned cause that still says what failed', async () => {
    const cause = withFields({ code: 'ECONNREFUSED', key }, `no ${key}`, {
      cause: new Error('dns'),
    });
    const error = await errorOf(failing(cause));

    expect(error).toMatchObject({
      sent: 'no',
      cause: { message: 'no [redacted]', code: 'ECONNREFUSED', cause: { message: 'dns' } },
    });
  });
});
