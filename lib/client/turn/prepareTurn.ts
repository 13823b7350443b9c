import { InvalidInputError } from '../../errors/InvalidInputError';
import { checkID } from '../../protocol/checkID';
import { isObject } from '../../protocol/codec/isObject';
import { encodeRequest } from '../../protocol/v2/encodeRequest';
import type { ClientAttachment, ClientTurn } from '../ClientConfig';
import { checkTurnURL } from '../config/checkTurnURL';
import { createSettings } from '../config/createSettings';
import type { ClientBase, TurnSettings } from '../config/createSettings';
import { isEventID } from './isEventID';
import { beginAt } from './TurnPlace';
import type { TurnPlace } from './TurnPlace';

/** All that one turn needs: checked, and written down, so that each subscription sends the same. */
export interface PreparedTurn {
  readonly settings: TurnSettings;
  /** Where each subscription begins. */
  readonly place: TurnPlace;
}

const checkTurn = (turn: ClientTurn): void => {
  checkID('userID', turn.userID);
  for (const field of ['action', 'variables'] as const) {
    const value = turn[field];
    if (value != null && !isObject(value)) {
      throw new InvalidInputError(field, 'must be an object');
    }
  }
};

/**
 * Puts the client's configuration and one turn together. The project is always the client's.
 *
 * @throws InvalidInputError that names the field of the turn.
 */
export const prepareTurn = (client: ClientBase, turn: ClientTurn): PreparedTurn => {
  checkTurn(turn);
  const { config, root } = client;
  // Written out: the fields behind a spread take longer than all the rest of this.
  const { path, body } = encodeRequest({
    projectID: config.projectID,
    userID: turn.userID,
    completionEvents: turn.completionEvents ?? config.completionEvents ?? false,
    environment: turn.environment ?? config.environment,
    state: turn.state,
    audioEvents: turn.audioEvents,
    audioEncoding: turn.audioEncoding,
    action: turn.action,
    variables: turn.variables,
    sessionID: turn.sessionID,
  });
  return { settings: createSettings(client, turn), place: beginAt({ url: root + path, body }) };
};

/**
 * The same for a turn that has begun already.
 *
 * @throws InvalidInputError that names the field.
 */
export const prepareAttachment = (client: ClientBase, turn: ClientAttachment): PreparedTurn => {
  const { cursor } = turn;
  const url = checkTurnURL(client.root, turn.turnURL);
  if (cursor !== undefined && !isEventID(cursor)) {
    throw new InvalidInputError('cursor', 'must be the id of an event, in decimal digits');
  }
  return { settings: createSettings(client, turn), place: beginAt({ url, cursor }) };
};
