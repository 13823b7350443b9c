import { InvalidInputError } from '../errors/InvalidInputError';
import { checkID } from '../protocol/checkID';
import type { Turn } from '../protocol/Turn';
import { decodeQuery } from '../protocol/v2/decodeRequest';
import { decodePath } from '../protocol/v2/path';
import { refuse } from './refuse';

const admitsEvents = /^\s*(text\/event-stream|text\/\*|\*\/\*)\s*(;|$)/i;
const hasNoWeight = /;\s*q=0(\.0*)?\s*(;|$)/i;

/** Whether a header that lists media ranges admits `text/event-stream`. */
const acceptsEvents = (accept: string | null): boolean =>
  accept === null ||
  accept.split(',').some((range) => admitsEvents.test(range) && !hasNoWeight.test(range));

const isJson = (type: string | null): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');

/**
 * Reads the turn from all of a request but its body, or says why not.
 *
 * @throws InvalidInputError that names the parameter.
 */
export const readTurn = (
  request: Request,
  basePath: string,
  hasState: boolean,
): Turn | Response => {
  const { pathname, searchParams: query } = new URL(request.url);
  const ids = pathname.startsWith(basePath)
    ? decodePath(pathname.slice(basePath.length))
    : undefined;
  if (ids === undefined) return refuse(404);
  const { headers, method } = request;
  if (method !== 'POST') return refuse(405, undefined, { allow: 'POST' });
  if (!acceptsEvents(headers.get('accept')))
    return refuse(406, 'Accept must admit text/event-stream');
  if (!isJson(headers.get('content-type')))
    return refuse(415, 'Content-Type must be application/json');
  checkID('projectID', ids.projectID);
  checkID('userID', ids.userID);
  const turn = decodeQuery({ ...ids, query });
  if (turn.state === true && !hasState) {
    throw new InvalidInputError('state', 'is not offered by this server');
  }
  return turn;
};
