import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { RedisConnection } from './RedisConnection';
import type { RedisEventLogConfig } from './RedisEventLogConfig';

/** In ms; past it timers fire at once. */
const maxDelay = 2 ** 31 - 1;

const limits = {
  ttl: Number.MAX_SAFE_INTEGER,
  rememberFor: Number.MAX_SAFE_INTEGER,
  maxEvents: Infinity,
  maxBytes: Infinity,
  pollInterval: maxDelay,
  maxWait: maxDelay,
} as const;

const numbers = ['ttl', 'rememberFor', 'maxEvents', 'maxBytes', 'pollInterval', 'maxWait'] as const;

const methods = ['sendCommand', 'duplicate', 'connect', 'destroy', 'on'] as const;

/**
 * Refuses what cannot work, before anything is sent.
 *
 * @throws InvalidInputError that names the field.
 */
export const checkRedisConfig = (
  redis: RedisConnection,
  config: RedisEventLogConfig & Required<Pick<RedisEventLogConfig, 'ttl' | 'rememberFor'>>,
): void => {
  if (!methods.every((method) => typeof redis[method] === 'function')) {
    throw new InvalidInputError('redis', `must be a client with ${methods.join(', ')}`);
  }
  const { prefix, rememberFor, ttl } = config;
  if (prefix !== undefined && !/^[^{}]+$/.test(prefix)) {
    throw new InvalidInputError('prefix', 'must be a text without braces, and not empty');
  }
  for (const name of numbers) {
    const most = limits[name];
    const value = config[name];
    const isWhole = value === Infinity || Number.isSafeInteger(value);
    if (value !== undefined && !(isWhole && value >= 1 && value <= most)) {
      const end = most === Infinity ? '' : ` and at most ${most}`;
      throw new InvalidInputError(name, `must be a whole number of at least 1${end}`);
    }
  }
  if (rememberFor < ttl) throw new InvalidInputError('rememberFor', 'must be at least ttl');
};
