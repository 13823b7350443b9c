import { InvalidInputError } from '../../errors/InvalidInputError';
import { checkID } from '../../protocol/checkID';
import type { Turn } from '../../protocol/Turn';
import { decodeQuery } from '../../protocol/v2/decodeRequest';
import { decodePath, isTurnID } from '../../protocol/v2/path';
import type { PathIDs } from '../../protocol/v2/path';
import { turnHeaders } from '../../protocol/v2/turnHeaders';
import type { TurnRef } from '../log/EventLog';
import type { Answer } from '../answer/Answer';
import { refuse } from './refuse';
import type { RequestHead } from './RequestHead';

/** What a request asks for, as far as all of it but its body tells. */
export type TurnRequest =
  /** To begin a turn; under a key, to begin it once. */
  | { readonly kind: 'start'; readonly turn: Turn; readonly key: string | undefined }
  /** The events of a turn after an id, and what comes. */
  | { readonly kind: 'attach'; readonly turn: TurnRef; readonly after: number }
  | { readonly kind: 'cancel'; readonly turn: TurnRef };

/** What a server can do beyond the turn itself. */
interface Offers {
  readonly state: boolean;
  /** Whether it has a log: without one, there is no turn to attach to. */
  readonly log: boolean;
}

const admitsEvents = /^\s*(text\/event-stream|text\/\*|\*\/\*)\s*(;|$)/i;
const hasNoWeight = /;\s*q=0(\.0*)?\s*(;|$)/i;

/** Whether a header that lists media ranges admits `text/event-stream`. */
const acceptsEvents = (accept: string | null): boolean =>
  accept === null ||
  accept.split(',').some((range) => admitsEvents.test(range) && !hasNoWeight.test(range));

const isJson = (type: string | null): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');

const notAcceptable = () => refuse(406, 'Accept must admit text/event-stream');

/** Above this no number is exact, and no turn is that long. */
const cursor = /^\d{1,15}$/;

const readCursor = ({ headers }: RequestHead): number => {
  const text = headers.get(turnHeaders.lastEventID) ?? '0';
  if (!cursor.test(text))
    throw new InvalidInputError('Last-Event-ID', 'must be the id of an event');
  return Number(text);
};

const readKey = ({ headers }: RequestHead): string | undefined => {
  const key = headers.get(turnHeaders.idempotencyKey);
  if (key !== null && !isTurnID(key)) {
    throw new InvalidInputError('Idempotency-Key', 'must be 1 to 64 of A-Z, a-z, 0-9, _ and -');
  }
  return key ?? undefined;
};

const readStart = (
  request: RequestHead,
  ids: PathIDs,
  query: URLSearchParams,
  offers: Offers,
): TurnRequest | Answer => {
  const { headers, method } = request;
  if (method !== 'POST') return refuse(405, undefined, { allow: 'POST' });
  if (!acceptsEvents(headers.get('accept'))) return notAcceptable();
  if (!isJson(headers.get('content-type')))
    return refuse(415, 'Content-Type must be application/json');
  const turn = decodeQuery({ projectID: ids.projectID, userID: ids.userID, query });
  if (turn.state === true && !offers.state) {
    throw new InvalidInputError('state', 'is not offered by this server');
  }
  return { kind: 'start', turn, key: readKey(request) };
};

const readAttach = (request: RequestHead, turn: TurnRef): TurnRequest | Answer => {
  if (request.method === 'DELETE') return { kind: 'cancel', turn };
  if (request.method !== 'GET') return refuse(405, undefined, { allow: 'GET, DELETE' });
  if (!acceptsEvents(request.headers.get('accept'))) return notAcceptable();
  return { kind: 'attach', turn, after: readCursor(request) };
};

/**
 * Reads what a request asks for, from all of it but its body, or says why not.
 *
 * @throws InvalidInputError that names the parameter.
 */
export const readTurn = (
  request: RequestHead,
  basePath: string,
  offers: Offers,
): TurnRequest | Answer => {
  const { pathname, searchParams } = new URL(request.url);
  const ids = pathname.startsWith(basePath)
    ? decodePath(pathname.slice(basePath.length))
    : undefined;
  if (ids === undefined) return refuse(404);
  const { projectID, turnID, userID } = ids;
  if (turnID !== undefined && !offers.log) return refuse(404);
  checkID('projectID', projectID);
  checkID('userID', userID);
  return turnID === undefined
    ? readStart(request, ids, searchParams, offers)
    : readAttach(request, { projectID, userID, turnID });
};
