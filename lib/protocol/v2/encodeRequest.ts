import { InvalidInputError } from '../../errors/InvalidInputError';
import { encodeAction } from '../actions/encodeAction';
import type { Turn } from '../Turn';
import { encodePath } from './path';

/** What the `v2` dialect asks with, apart from the headers. */
export interface EncodedRequest {
  /** Path and query, from the root of the service. */
  readonly path: string;
  /** JSON. */
  readonly body: string;
}

const isJson = (value: unknown): boolean => {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
};

const encodeBody = ({ action, variables, sessionID }: Turn): string => {
  const wireAction = action == null ? action : encodeAction(action);
  try {
    return JSON.stringify({ action: wireAction, variables, sessionID });
  } catch {
    const field = isJson(wireAction) ? 'variables' : 'action';
    throw new InvalidInputError(field, 'must be JSON: no cycle, no bigint');
  }
};

/**
 * Writes the request of one turn in the `v2` dialect.
 *
 * @throws InvalidInputError where the action or the variables are not JSON.
 */
export const encodeRequest = (turn: Turn): EncodedRequest => {
  const { audioEncoding, audioEvents, completionEvents, environment, state } = turn;
  const query = new URLSearchParams();
  if (completionEvents) query.set('completion_events', 'true');
  if (environment !== undefined) query.set('environment', environment);
  if (state === true) query.set('state', 'true');
  if (audioEvents === true) query.set('audio_events', 'true');
  if (audioEncoding !== undefined) query.set('audio_encoding', audioEncoding);
  const search = String(query);
  return {
    path: encodePath(turn.projectID, turn.userID) + (search === '' ? '' : `?${search}`),
    body: encodeBody(turn),
  };
};
