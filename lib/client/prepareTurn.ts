import { asyncScheduler } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { InvalidInputError } from '../errors/InvalidInputError';
import { checkID } from '../protocol/checkID';
import { encodeRequest } from '../protocol/v2/encodeRequest';
import { checkHeaders, checkTimeouts } from './checkConfig';
import type { ClientConfig, ClientTurn, Timeouts, TurnOptions } from './ClientConfig';
import { createRedactor } from './createRedactor';
import type { Redactor } from './createRedactor';

/** All that one turn needs: checked, merged and written down, so that each subscription sends the same. */
export interface PreparedTurn {
  readonly url: string;
  readonly init: RequestInit;
  readonly fetch: ClientConfig['fetch'];
  readonly maxEventBytes: number | undefined;
  readonly skipInvalid: boolean;
  readonly onIssue: NonNullable<TurnOptions['onIssue']>;
  readonly timeouts: Timeouts;
  readonly signals: readonly AbortSignal[];
  readonly scheduler: SchedulerLike;
  readonly redactor: Redactor;
}

const checkTurn = (turn: ClientTurn): void => {
  checkID('userID', turn.userID);
  checkTimeouts(turn.timeouts);
  checkHeaders(turn.headers);
  for (const field of ['action', 'variables'] as const) {
    const value = turn[field];
    if (value != null && (typeof value !== 'object' || Array.isArray(value))) {
      throw new InvalidInputError(field, 'must be an object');
    }
  }
};

/**
 * Puts the client's configuration and one turn together. The project is always the client's.
 *
 * @param root - The root of the service, checked.
 * @throws InvalidInputError that names the field of the turn.
 */
export const prepareTurn = (root: string, config: ClientConfig, turn: ClientTurn): PreparedTurn => {
  checkTurn(turn);
  const environment = turn.environment ?? config.environment;
  const { path, body } = encodeRequest({
    ...turn,
    projectID: config.projectID,
    completionEvents: turn.completionEvents ?? config.completionEvents ?? false,
    ...(environment === undefined ? {} : { environment }),
  });
  const headers = new Headers({ ...config.headers });
  for (const [name, value] of Object.entries(turn.headers ?? {})) headers.set(name, value);
  headers.set('accept', 'text/event-stream');
  headers.set('content-type', 'application/json');
  if (config.apiKey !== undefined) headers.set('authorization', config.apiKey);
  return {
    url: root + path,
    // A redirect would send the turn, and perhaps its headers, to a place that nobody named.
    init: { method: 'POST', headers, body, redirect: 'manual' },
    fetch: config.fetch,
    maxEventBytes: config.maxEventBytes,
    skipInvalid: (turn.onInvalidTrace ?? config.onInvalidTrace) === 'skip',
    onIssue: turn.onIssue ?? config.onIssue ?? (() => undefined),
    timeouts: { ...config.timeouts, ...turn.timeouts },
    signals: [config.signal, turn.signal].filter((signal) => signal !== undefined),
    scheduler: turn.scheduler ?? config.scheduler ?? asyncScheduler,
    // The key, or what stands in its place where a server of the user's is talked to.
    redactor: createRedactor(headers.get('authorization')?.replace(/^\S+ +/, '')),
  };
};
