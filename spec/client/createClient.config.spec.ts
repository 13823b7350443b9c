import type { ClientConfig } from '../../lib/client/ClientConfig';
import { createClient } from '../../lib/client/createClient';
import { refusalOf, shown } from './support/refusalOf';

const good = { apiKey: 'VF.DM.0123.abc', projectID: 'p1' };

/** What JavaScript can write where TypeScript says no. */
const untyped = (fields: object): Partial<ClientConfig> => fields;

const refusal = (fields: Partial<ClientConfig>) =>
  refusalOf(() => createClient({ ...good, ...fields }));

describe('createClient', () => {
  it.each<[string, string]>([
    ['an empty key', ''],
    ['a key with Bearer', 'Bearer VF.secret'],
    ['a key with bearer', 'bearer VF.secret'],
    ['a key with a space', 'VF. secret'],
    ['a key with a space around it', ' VF.secret'],
    ['a key with a line end', 'VF.secret\n'],
    ['a key with a header of its own', 'VF.secret\r\nx-admin: 1'],
    ['a key beyond ASCII', 'VF.sécret'],
    ['a key with a control character', 'VF.secret\u007f'],
  ])('refuses %s', (_, apiKey) => {
    const error = refusal({ apiKey });

    expect(error.field).toBe('apiKey');
    expect(shown(error)).not.toContain('cret');
  });

  it('refuses a key that is no string', () => {
    expect(refusal(untyped({ apiKey: 42 })).field).toBe('apiKey');
    expect(refusal(untyped({ apiKey: null })).field).toBe('apiKey');
  });

  it('needs a key where there is no base URL', () => {
    expect(refusalOf(() => createClient({ projectID: 'p1' })).field).toBe('apiKey');
  });

  it('checks a key that is given beside a base URL', () => {
    expect(refusal({ apiKey: '', baseURL: 'https://agent.test' }).field).toBe('apiKey');
  });

  it.each([
    ['an empty one', ''],
    ['a relative one', '/api'],
    ['one without a scheme', 'agent.test'],
    ['one with another scheme', 'ftp://agent.test'],
    ['a socket', 'wss://agent.test'],
    ['one with a user', 'https://secret@agent.test'],
    ['one with a password', 'https://ada:secret@agent.test'],
    ['one with a query', 'https://agent.test/?secret=1'],
    ['one with a fragment', 'https://agent.test/#secret'],
    ['one with a bad port', 'https://agent.test:secret'],
  ])('refuses as the base URL %s', (_, baseURL) => {
    const error = refusal({ baseURL });

    expect(error.field).toBe('baseURL');
    expect(shown(error)).not.toContain('secret');
  });

  it.each(['', '.', '..', '\uD800'])('refuses %j as the project id', (projectID) => {
    expect(refusal({ projectID }).field).toBe('projectID');
  });

  it('refuses a project id that is no string', () => {
    expect(refusal(untyped({ projectID: 7 })).field).toBe('projectID');
  });

  const names = ['connect', 'firstTrace', 'idle'] as const;
  const limits = [0, -1, NaN, Infinity, 2 ** 31];

  it.each(names.flatMap((name) => limits.map((ms) => [name, ms] as const)))(
    'refuses %s: %d',
    (name, ms) => {
      expect(refusal({ timeouts: { [name]: ms } }).field).toBe(`timeouts.${name}`);
    },
  );

  it('refuses a timeout that is no number', () => {
    expect(refusal(untyped({ timeouts: { idle: '100' } })).field).toBe('timeouts.idle');
  });

  it('takes the shortest and the longest timeout that a timer can', () => {
    const timeouts = { connect: 0.5, firstTrace: 1, idle: 2 ** 31 - 1 };

    expect(() => createClient({ ...good, timeouts })).not.toThrow();
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses %d as maxEventBytes', (maxEventBytes) => {
    expect(refusal({ maxEventBytes }).field).toBe('maxEventBytes');
  });

  it.each(['secret\r\nx: y', 'secret\0', 'secret €'])('refuses the header value %j', (value) => {
    const error = refusal({ headers: { 'x-session': value } });

    expect(error.field).toBe('headers.x-session');
    expect(shown(error)).not.toContain('secret');
  });

  it.each(['', 'x y', 'cookie: secret', 'x\n'])('refuses the header name %j', (name) => {
    const error = refusal({ headers: { [name]: '1' } });

    expect(error.field).toBe('headers');
    expect(shown(error)).not.toContain('secret');
  });

  it('sends nothing by being made', () => {
    const fetch = jest.fn<Promise<Response>, []>();
    createClient({ ...good, fetch });

    expect(fetch).not.toHaveBeenCalled();
  });
});
