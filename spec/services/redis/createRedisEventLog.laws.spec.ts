import { describeEventLog } from '../../../lib/testing/laws/log/describeEventLog';
import { useRedis } from './support/useRedis';

const redis = useRedis();

describe.each([2, 3] as const)('a log in Redis, in RESP %d', (RESP) => {
  const laws = describeEventLog((limits) => redis.openLog(limits, RESP), {
    makePeer: (_, limits) => redis.openLog(limits, RESP),
    hasLimits: true,
  });

  it.each(laws)('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});
