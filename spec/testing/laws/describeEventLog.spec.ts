import { createMemoryEventLog } from '../../../lib/server';
import { describeEventLog } from '../../../lib/testing/laws/log/describeEventLog';
import { virtualTime } from '../../../lib/testing';

describe('the contract of an event log holds for the log in memory', () => {
  it.each(describeEventLog(createMemoryEventLog, { hasLimits: true }))(
    '$name',
    async ({ check }) => {
      await expect(virtualTime(check)).resolves.toBeUndefined();
    },
  );
});
