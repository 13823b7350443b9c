import { ProtocolError } from '../../errors/ProtocolError';
import type { TurnEvent } from '../../protocol/TurnEvent';
import { turnHeaders } from '../../protocol/v2/turnHeaders';
import type { TurnSettings } from '../config/createSettings';
import { resolveTurnURL } from '../request/resolveTurnURL';
import type { TurnPlace } from './TurnPlace';

/**
 * Reads what the head of a response says of the turn: from now on it may be one to attach to.
 *
 * @returns The first event of the connection.
 */
export const readHead = (
  { keys, onIssue, redactor, root }: TurnSettings,
  place: TurnPlace,
  { headers }: Response,
): TurnEvent => {
  const reference = headers.get(turnHeaders.turnURL);
  const onDisconnect = headers.get(turnHeaders.onDisconnect);
  // Who is attached knows where; and a relative URL is relative to the one of the POST.
  if (reference !== null && place.body !== undefined) {
    const url = resolveTurnURL(root, reference, place.url);
    if (url === undefined) {
      const reason = 'The turn-url is not under the root of the client: it is not used';
      onIssue(new ProtocolError(reason, redactor.text(reference)));
    } else {
      place.url = url;
      place.body = undefined;
      keys.areHonoured = true;
    }
  }
  return {
    event: 'open',
    ...(place.body === undefined ? { turnURL: place.url } : {}),
    ...(onDisconnect === 'continue' || onDisconnect === 'cancel' ? { onDisconnect } : {}),
  };
};
