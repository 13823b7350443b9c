import { InvalidInputError } from '../errors/InvalidInputError';
import type { Agents, HandlerConfig } from './HandlerConfig';

/** In ms; past it timers fire at once. */
const maxDelay = 2 ** 31 - 1;

const limits = {
  maxRequestBytes: Infinity,
  maxBufferedBytes: Infinity,
  heartbeatInterval: maxDelay,
};

/** The types promise it; code without types may have forgotten. */
const isObjectOrFunction = (value: unknown): boolean =>
  typeof value === 'function' || (typeof value === 'object' && value !== null);

const isPath = (path: string): boolean =>
  path === '' || (!path.endsWith('/') && new URL(path, 'http://localhost').pathname === path);

/**
 * Refuses what cannot work, before anything is served.
 *
 * @throws InvalidInputError that names the field.
 */
export const checkHandlerConfig = (agents: Agents, config: HandlerConfig): void => {
  if (!isObjectOrFunction(agents)) {
    throw new InvalidInputError('agents', 'must be an agent, a record of agents or a look-up');
  }
  for (const name of ['maxRequestBytes', 'maxBufferedBytes', 'heartbeatInterval'] as const) {
    const value = config[name];
    if (value !== undefined && !(value > 0 && value <= limits[name])) {
      const most = limits[name] === Infinity ? '' : ` and at most ${limits[name]}`;
      throw new InvalidInputError(name, `must be above 0${most}`);
    }
  }
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
