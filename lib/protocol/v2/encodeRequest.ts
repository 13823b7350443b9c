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
  const parameters = {
    completion_events: completionEvents || undefined,
    environment,
    state: state === true || undefined,
    audio_events: audioEvents === true || undefined,
    audio_encoding: audioEncoding,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const search = String(query);
  return {
    path: encodePath(turn.projectID, turn.userID) + (search === '' ? '' : `?${search}`),
    body: encodeBody(turn),
  };
};
