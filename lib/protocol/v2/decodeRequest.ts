import { InvalidInputError } from '../../errors/InvalidInputError';
import type { Action } from '../actions/Action';
import { decodeAction } from '../actions/decodeAction';
import type { Turn } from '../Turn';

/** Where a request of the `v2` dialect says what it wants. */
export interface RequestParts {
  readonly projectID: string;
  readonly userID: string;
  readonly query: URLSearchParams;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const flag = (query: URLSearchParams, name: string): boolean | undefined => {
  const value = query.get(name);
  if (value === null) return undefined;
  if (value !== 'true' && value !== 'false') {
    throw new InvalidInputError(name, 'must be true or false');
  }
  return value === 'true';
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const actionOf = (value: unknown): Action => {
  const result = decodeAction(value);
  if (result._tag === 'Right') return result.right;
  const { path, expected } = result.left.issues[0] ?? { path: '', expected: 'an action' };
  throw new InvalidInputError(path === '' ? 'action' : `action.${path}`, `must be ${expected}`);
};

/**
 * Reads what the query of a request says.
 *
 * @throws InvalidInputError that names the parameter.
 */
export const decodeQuery = ({ projectID, userID, query }: RequestParts): Turn => {
  const turn: Writable<Turn> = {
    projectID,
    userID,
    completionEvents: flag(query, 'completion_events') ?? false,
  };
  const environment = query.get('environment');
  const audioEncoding = query.get('audio_encoding');
  const state = flag(query, 'state');
  const audioEvents = flag(query, 'audio_events');
  if (environment !== null) turn.environment = environment;
  if (audioEncoding !== null) turn.audioEncoding = audioEncoding;
  if (state !== undefined) turn.state = state;
  if (audioEvents !== undefined) turn.audioEvents = audioEvents;
  return turn;
};

/**
 * Adds to a turn what the body of its request says.
 *
 * @param body - After `JSON.parse`.
 * @throws InvalidInputError that names the field.
 */
export const decodeBody = (turn: Turn, body: unknown): Turn => {
  if (!isRecord(body)) throw new InvalidInputError('body', 'must be a JSON object');
  const { action, variables, sessionID } = body;
  const whole: Writable<Turn> = { ...turn };
  if (action != null) whole.action = actionOf(action);
  if (variables != null) {
    if (!isRecord(variables)) throw new InvalidInputError('variables', 'must be an object');
    whole.variables = variables;
  }
  if (sessionID != null) {
    if (typeof sessionID !== 'string') throw new InvalidInputError('sessionID', 'must be a string');
    whole.sessionID = sessionID;
  }
  return whole;
};
