import { turnHeaders } from '../../protocol/v2/turnHeaders';
import type { TurnRequest } from '../request/sendRequest';

/** Where a turn stands, over all its connections. */
export interface TurnPlace {
  /** Where the turn is begun; once the server has said where it can be attached to: that. */
  url: string;
  /** What begins the turn; `undefined` once it can be attached to. Then its events are numbered. */
  body?: string | undefined;
  /** The idempotency key of the request that begins it. */
  key?: string | undefined;
  /** The id of the last event that the subscriber was given. */
  cursor?: string | undefined;
  /** How many events the subscriber was given. */
  received: number;
  /** What the last `retry:` field asks to wait after a cut, in ms. */
  retryAfter?: number | undefined;
}

/** Before the first connection: with all its fields, for one that is added later is added for each turn. */
export const beginAt = ({
  url,
  body,
  cursor,
}: Pick<TurnPlace, 'url' | 'body' | 'cursor'>): TurnPlace => ({
  url,
  body,
  key: undefined,
  cursor,
  received: 0,
  retryAfter: undefined,
});

/** What asks for all of the turn that the subscriber was not given yet. */
export const requestAt = ({ url, body, key, cursor }: TurnPlace): TurnRequest => {
  const accept = 'text/event-stream';
  const { idempotencyKey, lastEventID } = turnHeaders;
  return body === undefined
    ? { method: 'GET', url, headers: { accept, ...(cursor && { [lastEventID]: cursor }) } }
    : {
        method: 'POST',
        url,
        headers: {
          accept,
          'content-type': 'application/json',
          ...(key && { [idempotencyKey]: key }),
        },
        body,
      };
};
