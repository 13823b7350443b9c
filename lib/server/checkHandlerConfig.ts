import { InvalidInputError } from '../errors/InvalidInputError';
import type { Agents, HandlerConfig } from './HandlerConfig';

/** In ms; past it timers fire at once. */
const maxDelay = 2 ** 31 - 1;

const limits = {
  maxRequestBytes: Infinity,
  maxBufferedBytes: Infinity,
  heartbeatInterval: maxDelay,
  lease: maxDelay,
  stallTimeout: maxDelay,
} as const;

const numbers = [
  'maxRequestBytes',
  'maxBufferedBytes',
  'heartbeatInterval',
  'lease',
  'stallTimeout',
] as const;

/** What each of these may be. */
const choices = {
  onDisconnect: ['continue', 'cancel'],
  whenBusy: ['queue', 'reject', 'parallel'],
} as const;

const isOneOf = (values: readonly string[], value: string): boolean => values.includes(value);

/** The types promise it; code without types may have forgotten. */
const isObjectOrFunction = (value: unknown): boolean =>
  typeof value === 'function' || (typeof value === 'object' && value !== null);

const isPath = (path: string): boolean =>
  path === '' || (!path.endsWith('/') && new URL(path, 'http://localhost').pathname === path);

const checkNumbers = (config: HandlerConfig): void => {
  for (const name of numbers) {
    const most = limits[name];
    const value = config[name];
    if (value !== undefined && !(value > 0 && value <= most)) {
      const end = most === Infinity ? '' : ` and at most ${most}`;
      throw new InvalidInputError(name, `must be above 0${end}`);
    }
  }
  const { maxQueued = 0 } = config;
  if (!(maxQueued === Infinity || (Number.isSafeInteger(maxQueued) && maxQueued >= 0))) {
    throw new InvalidInputError('maxQueued', 'must be a whole number of at least 0');
  }
};

const checkChoices = (config: HandlerConfig): void => {
  for (const name of ['onDisconnect', 'whenBusy'] as const) {
    const value = config[name];
    if (value !== undefined && !isOneOf(choices[name], value)) {
      throw new InvalidInputError(name, `must be one of ${choices[name].join(', ')}`);
    }
  }
};

/**
 * Refuses what cannot work, before anything is served.
 *
 * @throws InvalidInputError that names the field.
 */
export const checkHandlerConfig = (agents: Agents, config: HandlerConfig): void => {
  if (!isObjectOrFunction(agents)) {
    throw new InvalidInputError('agents', 'must be an agent, a record of agents or a look-up');
  }
  checkNumbers(config);
  checkChoices(config);
  if (typeof config.authorize !== 'function') {
    throw new InvalidInputError('authorize', 'must be a function: there is no default');
  }
  if (!isPath(config.basePath ?? '')) {
    throw new InvalidInputError(
      'basePath',
      "must be a path such as '/agents', as it stands in URLs",
    );
  }
};
