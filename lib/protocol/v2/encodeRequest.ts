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

/** A turn, in which an option may stand as `undefined`. */
type AskedTurn = Pick<Turn, 'projectID' | 'userID' | 'completionEvents'> & {
  readonly [Field in keyof Turn]?: Turn[Field] | undefined;
};

const isJson = (value: unknown): boolean => {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
};

const encodeBody = ({ action, variables, sessionID }: AskedTurn): string => {
  const wireAction = action == null ? action : encodeAction(action);
  try {
    return JSON.stringify({ action: wireAction, variables, sessionID });
  } catch {
    const field = isJson(wireAction) ? 'variables' : 'action';
    throw new InvalidInputError(field, 'must be JSON: no cycle, no bigint');
  }
};

const parameter = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `&${String(new URLSearchParams({ [name]: value }))}`;

/**
 * Writes the request of one turn in the `v2` dialect.
 *
 * @throws InvalidInputError where the action or the variables are not JSON.
 */
export const encodeRequest = (turn: AskedTurn): EncodedRequest => {
  const { audioEncoding, audioEvents, completionEvents, environment, state } = turn;
  const search =
    (completionEvents ? '&completion_events=true' : '') +
    parameter('environment', environment) +
    (state === true ? '&state=true' : '') +
    (audioEvents === true ? '&audio_events=true' : '') +
    parameter('audio_encoding', audioEncoding);
  return {
    path: encodePath(turn.projectID, turn.userID) + search.replace('&', '?'),
    body: encodeBody(turn),
  };
};
