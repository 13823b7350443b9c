import { isInvalidInputError } from '../../../../lib/errors/InvalidInputError';
import { createRedisEventLog } from '../../../../lib/server/log/redis/createRedisEventLog';
import type { RedisEventLogConfig } from '../../../../lib/server/log/redis/RedisEventLogConfig';
import { createFakeRedis } from './support/fakeRedis';

const fieldOf = (config: RedisEventLogConfig, redis: object = createFakeRedis()): string => {
  try {
    // @ts-expect-error -- code without types gives anything
    createRedisEventLog(redis, config);
    return 'accepted';
  } catch (error) {
    return isInvalidInputError(error) ? error.field : 'another error';
  }
};

describe('the configuration', () => {
  it('may be left out, and sends nothing', () => {
    const redis = createFakeRedis();
    createRedisEventLog(redis);

    expect(redis.sent).toEqual([]);
    expect(redis.duplicates).toEqual([]);
  });

  it.each<RedisEventLogConfig>([
    { prefix: 'my app: turns' },
    { ttl: 1, rememberFor: 1 },
    { ttl: 1000 },
    { maxEvents: Infinity, maxBytes: Infinity },
    { pollInterval: 2 ** 31 - 1, maxWait: 2 ** 31 - 1 },
  ])('may be %p', (config) => {
    expect(fieldOf(config)).toBe('accepted');
  });

  it.each<[string, RedisEventLogConfig]>([
    ['prefix', { prefix: '' }],
    ['prefix', { prefix: 'a{b' }],
    ['prefix', { prefix: '}' }],
    ['ttl', { ttl: 0 }],
    ['ttl', { ttl: Infinity, rememberFor: Infinity }],
    ['ttl', { ttl: 1.5 }],
    ['rememberFor', { rememberFor: NaN }],
    ['rememberFor', { ttl: 2, rememberFor: 1 }],
    ['rememberFor', { ttl: 90_000_000 }],
    ['maxEvents', { maxEvents: 0 }],
    ['maxBytes', { maxBytes: -1 }],
    ['pollInterval', { pollInterval: 2 ** 31 }],
    ['maxWait', { maxWait: Infinity }],
  ])('is refused for its %s: %p', (field, config) => {
    expect(fieldOf(config)).toBe(field);
  });

  it('is refused for a client that is none', () => {
    const old = { ...createFakeRedis(), destroy: undefined };

    expect(fieldOf({}, {})).toBe('redis');
    expect(fieldOf({}, old)).toBe('redis');
  });
});
