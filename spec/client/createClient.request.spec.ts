import fc from 'fast-check';
import type { Agent } from '../../lib/agents/Agent';
import type { ClientConfig, ClientTurn } from '../../lib/client/ClientConfig';
import { createClient } from '../../lib/client/createClient';
import { action } from '../../lib/protocol/actions/builders';
import { decodePath } from '../../lib/protocol/v2/path';
import { flush } from '../support/flush';
import { endFrame, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { Exchange } from '../../lib/testing/fakes/Exchange';
import { ada, connectTo } from './support/connectTo';

const key = 'VF.DM.0123.abc';
const someKey: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);

/** What one turn sends. */
const requestOf = (turn: ClientTurn = ada, config: Partial<ClientConfig> = {}): Exchange => {
  const server = scriptedFetch();
  spyOn(connectTo(server, config).interact(turn)).subscription.unsubscribe();
  return server.exchange();
};

const queryOf = (turn: ClientTurn, config?: Partial<ClientConfig>): Record<string, string> =>
  Object.fromEntries(new URL(requestOf(turn, config).url).searchParams);

describe('the request of a turn', () => {
  it('is a POST to the endpoint of the user and the project', () => {
    const { url, init } = requestOf();

    expect(url).toBe('http://agent.test/v2/project/p1/user/ada/interact/stream');
    expect(init.method).toBe('POST');
  });

  it('goes to the hosted service where no other is named', () => {
    const server = scriptedFetch();
    const client = createClient({ apiKey: key, projectID: 'p1', fetch: server.fetch });
    spyOn(client.interact(ada)).subscription.unsubscribe();

    expect(new URL(server.exchange().url).origin).toBe('https://general-runtime.voiceflow.com');
  });

  it.each([
    ['http://agent.test', 'http://agent.test/v2/'],
    ['http://agent.test/', 'http://agent.test/v2/'],
    ['http://agent.test/voice/flow//', 'http://agent.test/voice/flow/v2/'],
    ['http://agent.test:8080/a?', 'http://agent.test:8080/a/v2/'],
    ['http://agent.test/#', 'http://agent.test/v2/'],
  ])('goes under the base URL %s', (baseURL, root) => {
    expect(requestOf(ada, { baseURL }).url).toBe(`${root}project/p1/user/ada/interact/stream`);
  });

  it.each(['../../x?y#z', 'a/b', '%2e%2e', '...', 'a b+c&d=e', 'naïve 😀', '\u0000\r\n', '\\..\\'])(
    'carries the user id %j intact',
    (userID) => {
      const { pathname, search, hash } = new URL(requestOf({ userID }).url);

      expect(decodePath(pathname)).toEqual({ projectID: 'p1', userID });
      expect(search + hash).toBe('');
    },
  );

  it('carries any user id and project id intact', () => {
    const id = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 64 })
      .filter((text) => text !== '.' && text !== '..');

    fc.assert(
      fc.property(id, id, (userID, projectID) => {
        const { pathname } = new URL(requestOf({ userID }, { projectID }).url);

        expect(decodePath(pathname)).toEqual({ projectID, userID });
      }),
    );
  });

  it('has no query where nothing asks for one', () => {
    expect(queryOf({ ...ada, completionEvents: false, state: false, audioEvents: false })).toEqual(
      {},
    );
  });

  it('has the flags of the turn in its query', () => {
    const turn = {
      ...ada,
      completionEvents: true,
      environment: 'a&b=c',
      state: true,
      audioEvents: true,
      audioEncoding: 'audio/pcm',
    };

    expect(queryOf(turn)).toEqual({
      completion_events: 'true',
      environment: 'a&b=c',
      state: 'true',
      audio_events: 'true',
      audio_encoding: 'audio/pcm',
    });
  });

  it('takes completions and environment from the client where the turn is silent', () => {
    const config = { completionEvents: true, environment: 'staging' };

    expect(queryOf(ada, config)).toEqual({ completion_events: 'true', environment: 'staging' });
    expect(queryOf({ ...ada, completionEvents: false, environment: 'main' }, config)).toEqual({
      environment: 'main',
    });
  });

  it('has the key as it is, and the headers of the endpoint', () => {
    const { headers } = requestOf(ada, { apiKey: key });

    expect(Object.fromEntries(headers)).toEqual({
      accept: 'text/event-stream',
      authorization: key,
      'content-type': 'application/json',
      'idempotency-key': someKey,
    });
  });

  it('has no Authorization without a key', () => {
    expect(requestOf().headers.has('authorization')).toBe(false);
  });

  it('has the headers of the client, replaced by those of the turn', () => {
    const { headers } = requestOf(
      { ...ada, headers: { 'x-tenant': 'turn', 'X-Turn': '1' } },
      { headers: { 'X-Tenant': 'client', 'x-client': '1' } },
    );

    expect(Object.fromEntries(headers)).toMatchObject({
      'x-client': '1',
      'x-tenant': 'turn',
      'x-turn': '1',
    });
  });

  it('keeps its own headers over those of the user', () => {
    const own = {
      accept: 'text/html',
      authorization: 'other',
      'content-type': 'text/plain',
      'idempotency-key': 'other',
    };
    const { headers } = requestOf({ ...ada, headers: own }, { apiKey: key, headers: own });

    expect(Object.fromEntries(headers)).toEqual({
      accept: 'text/event-stream',
      authorization: key,
      'content-type': 'application/json',
      'idempotency-key': someKey,
    });
  });

  it('has the Authorization of the user where there is no key', () => {
    const { headers } = requestOf(ada, { headers: { authorization: 'Bearer session' } });

    expect(headers.get('authorization')).toBe('Bearer session');
  });

  it('has the action verbatim, the variables and the session in its body', () => {
    const request = { type: 'Pay now', payload: { label: 'é', deep: [{ a: null }] }, more: true };
    const variables = { name: 'Ada', list: [1, 2], nothing: null };

    const turn = { ...ada, action: action.fromButton({ name: 'Pay', request }), variables };
    expect(requestOf({ ...turn, sessionID: 's1' }).sent).toEqual({
      action: request,
      variables,
      sessionID: 's1',
    });
  });

  it.each([
    ['no action', ada, {}],
    ['null as the action', { ...ada, action: null }, { action: null }],
  ])('sends %s as it is', (_, turn, sent) => {
    expect(requestOf(turn).sent).toEqual(sent);
  });

  it('sends the same body each time, whatever became of the variables', () => {
    const server = scriptedFetch();
    const variables = { step: 1 };
    const turn$ = connectTo(server).interact({ ...ada, variables });
    variables.step = 2;
    spyOn(turn$).subscription.unsubscribe();

    expect(server.exchange().sent).toEqual({ variables: { step: 1 } });
  });

  it('follows no redirect', () => {
    expect(requestOf().init.redirect).toBe('manual');
  });

  it('carries a signal', () => {
    expect(requestOf().init.signal).toBeInstanceOf(AbortSignal);
  });

  it('carries an action of 5 MB', () => {
    const long = action.text('x'.repeat(5_000_000));

    expect(requestOf({ ...ada, action: long }).sent).toEqual({ action: long });
  });
});

describe('a turn given to the client as to an agent', () => {
  it('goes to the project of the client, never to its own', () => {
    const server = scriptedFetch();
    const agent: Agent = connectTo(server).interact;
    const turn = { ...ada, projectID: 'another', completionEvents: true };
    spyOn(agent(turn)).subscription.unsubscribe();

    expect(server.exchange().url).toBe(
      'http://agent.test/v2/project/p1/user/ada/interact/stream?completion_events=true',
    );
  });
});

describe('the functions of a client', () => {
  it('stand alone', async () => {
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(textFrame(1, 'hello'), endFrame(2));
      },
    });
    const { events, interact, iterate } = connectTo(server);
    const traces = spyOn(interact(ada));
    const all = spyOn(events(ada));
    const looped = [];
    for await (const trace of iterate(ada)) looped.push(trace);
    await flush();

    expect(traces.values).toEqual(looped);
    expect(all.values.map(({ event }) => event)).toEqual(['open', 'trace', 'end']);
    expect([traces.completed, all.completed, looped.length]).toEqual([true, true, 1]);
  });
});

describe('the fetch that is used', () => {
  const platform = globalThis.fetch;

  afterEach(() => {
    globalThis.fetch = platform;
  });

  it('is the one of the platform at the time of the subscription', () => {
    const client = createClient({ baseURL: 'http://agent.test', projectID: 'p1' });
    const turn$ = client.interact(ada);
    const later = jest.fn(() => new Promise<Response>(() => undefined));
    globalThis.fetch = later;
    spyOn(turn$).subscription.unsubscribe();

    expect(later).toHaveBeenCalledTimes(1);
  });

  it.each(['of the platform', 'of the configuration'])('is called without this: %s', (whose) => {
    const seen: string[] = [];
    function strict(this: unknown): Promise<Response> {
      seen.push(typeof this);
      return new Promise(() => undefined);
    }
    if (whose === 'of the platform') globalThis.fetch = strict;
    const own = whose === 'of the platform' ? {} : { fetch: strict };
    const client = createClient({ baseURL: 'http://agent.test', projectID: 'p1', ...own });
    spyOn(client.interact(ada)).subscription.unsubscribe();

    expect(seen).toEqual(['undefined']);
  });
});
