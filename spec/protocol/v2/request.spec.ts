import fc from 'fast-check';
import { action, isInvalidInputError } from '../../../lib';
import type { Turn } from '../../../lib';
import { decodeBody, decodeQuery } from '../../../lib/protocol/v2/decodeRequest';
import { encodeRequest } from '../../../lib/protocol/v2/encodeRequest';
import { decodePath } from '../../../lib/protocol/v2/path';
import { turn } from '../../support/arbitraries.turns';
import { runs } from '../../support/runs';

const ids = { projectID: 'p1', userID: 'ada' };
const least: Turn = { ...ids, completionEvents: false };

/** The turn that a server reads of what a client sends. */
const received = (sent: Turn): Turn => {
  const { path, body } = encodeRequest(sent);
  const { pathname, searchParams: query } = new URL(path, 'https://example.com');
  const found = decodePath(pathname);
  if (found === undefined) throw new Error(`no such path: ${pathname}`);
  return decodeBody(decodeQuery({ ...found, query }), JSON.parse(body));
};

const refusal = (run: () => unknown): string | undefined => {
  try {
    run();
  } catch (error) {
    if (isInvalidInputError(error)) return `${error.field}: ${error.message}`;
    throw error;
  }
  return undefined;
};

describe('encodeRequest', () => {
  it('asks for nothing that was not asked for', () => {
    expect(encodeRequest({ ...least, state: false, audioEvents: false })).toEqual({
      path: '/v2/project/p1/user/ada/interact/stream',
      body: '{}',
    });
  });

  it('writes all that can be asked for', () => {
    const { path, body } = encodeRequest({
      ...ids,
      completionEvents: true,
      environment: 'development',
      state: true,
      audioEvents: true,
      audioEncoding: 'audio/x-mulaw',
      action: action.text('Hi'),
      variables: { name: 'Ada' },
      sessionID: 's1',
    });

    expect(path).toBe(
      '/v2/project/p1/user/ada/interact/stream?completion_events=true&environment=development' +
        '&state=true&audio_events=true&audio_encoding=audio%2Fx-mulaw',
    );
    expect(JSON.parse(body)).toEqual({
      action: { type: 'text', payload: 'Hi' },
      variables: { name: 'Ada' },
      sessionID: 's1',
    });
  });

  it('sends an action that is null as null, which goes on like none', () => {
    expect(encodeRequest({ ...least, action: null }).body).toBe('{"action":null}');
    expect(received({ ...least, action: null })).toEqual(least);
  });

  it('sends the request of a button verbatim', () => {
    const pressed = (request: unknown) =>
      encodeRequest({ ...least, action: action.fromButton({ name: 'x', request }) }).body;

    expect(pressed({ odd: [1] })).toBe('{"action":{"odd":[1]}}');
    expect(pressed('yes')).toBe('{"action":"yes"}');
  });

  it('refuses what is not JSON, naming the field', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;

    expect(refusal(() => encodeRequest({ ...least, variables: circle }))).toBe(
      'variables: variables must be JSON: no cycle, no bigint',
    );
    expect(refusal(() => encodeRequest({ ...least, action: action.custom('Pay', 5n) }))).toBe(
      'action: action must be JSON: no cycle, no bigint',
    );
  });

  it('is undone by decodePath, decodeQuery and decodeBody, for any turn', () => {
    fc.assert(
      fc.property(
        turn.filter(
          ({ projectID, userID }) => !/^\.\.?$/.test(projectID) && !/^\.\.?$/.test(userID),
        ),
        (sent) => {
          expect(received(sent)).toEqual(sent);
        },
      ),
      runs(2_000),
    );
  });
});

describe('decodeQuery', () => {
  const decode = (search: string) => decodeQuery({ ...ids, query: new URLSearchParams(search) });

  it('reads a turn of a bare query', () => {
    expect(decode('')).toStrictEqual(least);
  });

  it('reads flags that are false', () => {
    expect(decode('completion_events=false&state=false&audio_events=false')).toStrictEqual({
      ...least,
      state: false,
      audioEvents: false,
    });
  });

  it('reads the rest, and no parameter that it does not know', () => {
    expect(
      decode('environment=main&audio_encoding=mp3&completion_events=true&logs=true'),
    ).toStrictEqual({
      ...ids,
      completionEvents: true,
      environment: 'main',
      audioEncoding: 'mp3',
    });
  });

  it.each(['completion_events', 'state', 'audio_events'])(
    'refuses a %s that is no flag',
    (name) => {
      for (const value of ['', '1', 'yes', 'TRUE', 'true ']) {
        expect(refusal(() => decode(new URLSearchParams({ [name]: value }).toString()))).toBe(
          `${name}: ${name} must be true or false`,
        );
      }
    },
  );
});

describe('decodeBody', () => {
  it('leaves the turn that it is given as it is', () => {
    const turnSoFar = Object.freeze({ ...least });

    expect(decodeBody(turnSoFar, { sessionID: 's1' })).toStrictEqual({ ...least, sessionID: 's1' });
    expect(turnSoFar).toStrictEqual(least);
  });

  it('takes a body that says nothing, and fields that are null', () => {
    expect(decodeBody(least, {})).toStrictEqual(least);
    expect(decodeBody(least, { action: null, variables: null, sessionID: null })).toStrictEqual(
      least,
    );
  });

  it('reads nothing of the body that stands in the path or the query', () => {
    const body = { projectID: 'other', userID: 'eve', completionEvents: true, environment: 'x' };

    expect(decodeBody(least, body)).toStrictEqual(least);
  });

  it.each<readonly [unknown, string]>([
    [undefined, 'body: body must be a JSON object'],
    [null, 'body: body must be a JSON object'],
    [[], 'body: body must be a JSON object'],
    ['launch', 'body: body must be a JSON object'],
    [{ action: 'launch' }, 'action: action must be an object with a type'],
    [{ action: [] }, 'action: action must be an object with a type'],
    [{ action: {} }, 'action.type: action.type must be string'],
    [{ action: { type: 'text' } }, 'action.payload: action.payload must be string'],
    [
      { action: { type: 'intent', payload: { intent: {} } } },
      'action.payload.intent.name: action.payload.intent.name must be string',
    ],
    [{ variables: [] }, 'variables: variables must be an object'],
    [{ variables: 'a=1' }, 'variables: variables must be an object'],
    [{ sessionID: 5 }, 'sessionID: sessionID must be a string'],
  ])('refuses %j, naming the field', (body, message) => {
    expect(refusal(() => decodeBody(least, body))).toBe(message);
  });
});
