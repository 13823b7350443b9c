import type { ClientTurn } from '../../lib/client/ClientConfig';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';
import { refusalOf, shown } from './support/refusalOf';

const cycle: Record<string, unknown> = { word: 'secret' };
cycle['self'] = cycle;

/** What JavaScript can write where TypeScript says no. */
const untyped = (fields: object): Partial<ClientTurn> => fields;

const bad: readonly (readonly [string, string, Partial<ClientTurn>])[] = [
  ['an empty user id', 'userID', { userID: '' }],
  ['a user id of 129 characters', 'userID', { userID: 'x'.repeat(129) }],
  ['a user id of .', 'userID', { userID: '.' }],
  ['a user id of ..', 'userID', { userID: '..' }],
  ['a user id with a lone surrogate', 'userID', { userID: 'secret\uDC00' }],
  ['a user id that is a number', 'userID', untyped({ userID: 7 })],
  ['a user id of null', 'userID', untyped({ userID: null })],
  ['an action that is a string', 'action', untyped({ action: 'secret' })],
  ['an action that is a list', 'action', untyped({ action: [{ type: 'launch' }] })],
  ['variables that are a string', 'variables', untyped({ variables: 'secret' })],
  ['variables that are a list', 'variables', untyped({ variables: ['secret'] })],
  ['variables with a cycle', 'variables', { variables: cycle }],
  ['variables with a bigint', 'variables', { variables: { secret: 7n } }],
  ['an action with a cycle', 'action', { action: { type: 'file', payload: { files: [cycle] } } }],
  ['an action with a bigint', 'action', { action: { type: 'file', payload: { files: [7n] } } }],
  ['a timeout of 0', 'timeouts.idle', { timeouts: { idle: 0 } }],
  ['a bad header', 'headers.cookie', { headers: { cookie: 'secret\n!' } }],
];

const functions = ['interact', 'events', 'iterate'] as const;

describe.each(functions)('%s', (name) => {
  it.each(bad)('refuses %s at once', (_, field, fields) => {
    const server = scriptedFetch();
    const client = connectTo(server);
    const error = refusalOf(() => client[name]({ ...ada, ...fields }));

    expect(error.field).toBe(field);
    expect(shown(error)).not.toContain('secret');
    expect(server.exchanges).toHaveLength(0);
  });

  it('takes a user id of 128 characters', () => {
    const client = connectTo(scriptedFetch());

    expect(() => client[name]({ userID: 'x'.repeat(128) })).not.toThrow();
  });
});
