import { createSweep, randomCuts, sweepOver } from '../../support/cuts/sweep';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { useRedis } from '../redis/support/useRedis';

expectNoUnhandledRejection();

describe('a turn that is cut and gone on with, on a log in Redis', () => {
  const { openLog } = useRedis();

  it('has each event once, in order, with one POST, at every byte of the body', async () => {
    const sweep = createSweep(await openLog());
    const length = await sweep.length();
    const cuts = Array.from({ length }, (_, cut) => [cut]);
    const swept = await sweepOver(sweep, cuts, (index) => (index % 2 === 0 ? 'reset' : 'closed'));

    expect(swept.faults).toEqual([]);
    expect(length).toBeGreaterThan(4_000);
    expect(swept.with(2)).toBeGreaterThanOrEqual(length - 2);
  }, 240_000);

  it('has them with two and three cuts too, inside the attachments as well', async () => {
    const sweep = createSweep(await openLog());
    const cuts = randomCuts(2_000, await sweep.length());
    const swept = await sweepOver(sweep, cuts, (index) => (index % 3 === 0 ? 'closed' : 'reset'));

    expect(swept.faults).toEqual([]);
    expect(swept.with(3)).toBeGreaterThan(200);
    expect(swept.with(4)).toBeGreaterThan(200);
  }, 240_000);
});
