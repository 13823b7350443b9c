import { asyncScheduler } from 'rxjs';
import type { SchedulerLike } from 'rxjs';
import { createRedactor } from '../secrets/createRedactor';
import type { Redactor } from '../secrets/createRedactor';
import type { ClientConfig, Timeouts, TurnOptions } from '../ClientConfig';
import { checkHeaders } from './checkHeaders';
import { checkTimeouts } from './checkTimeouts';
import type { TurnKeys } from './createTurnKeys';

/** What all turns of one client have in common. */
export interface ClientBase {
  readonly config: ClientConfig;
  /** The root of the service, checked. */
  readonly root: string;
  readonly keys: TurnKeys;
}

/** A function of the user's that gives headers. */
type HeaderSource = Extract<TurnOptions['headers'], () => unknown>;

/** How the requests of one turn are sent, and what comes back is received: checked and merged. */
export interface TurnSettings extends Omit<ClientBase, 'config'> {
  readonly apiKey: ClientConfig['apiKey'];
  /** Those of the turn, then those of the client. */
  readonly headers: readonly (Headers | HeaderSource)[];
  readonly fetch: ClientConfig['fetch'];
  readonly maxEventBytes: number | undefined;
  readonly skipInvalid: boolean;
  readonly onIssue: NonNullable<TurnOptions['onIssue']>;
  readonly timeouts: Timeouts;
  readonly signals: readonly AbortSignal[];
  readonly scheduler: SchedulerLike;
  /** Knows the keys, or what stands in their place where a server of the user's is talked to. */
  readonly redactor: Redactor;
}

/**
 * Puts the options of a client and of one turn together.
 *
 * @throws InvalidInputError that names the option of the turn.
 */
export const createSettings = (
  { config, keys, root }: ClientBase,
  options: TurnOptions,
): TurnSettings => {
  checkTimeouts(options.timeouts);
  const { apiKey } = config;
  const headers = [options.headers, config.headers]
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === 'function' ? part : checkHeaders(part)));
  const redactor = createRedactor();
  if (typeof apiKey === 'string') redactor.learn(apiKey);
  for (const part of headers) {
    if (typeof part !== 'function') redactor.learn(part.get('authorization'));
  }
  return {
    root,
    keys,
    apiKey,
    headers,
    fetch: config.fetch,
    maxEventBytes: config.maxEventBytes,
    skipInvalid: (options.onInvalidTrace ?? config.onInvalidTrace) === 'skip',
    onIssue: options.onIssue ?? config.onIssue ?? (() => undefined),
    timeouts: { ...config.timeouts, ...options.timeouts },
    signals: [config.signal, options.signal].filter((signal) => signal !== undefined),
    scheduler: options.scheduler ?? config.scheduler ?? asyncScheduler,
    redactor,
  };
};
