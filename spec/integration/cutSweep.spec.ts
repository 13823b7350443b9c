import { createMemoryEventLog } from '../../lib/server';
import { createSweep, randomCuts, sweepOver } from '../support/cuts/sweep';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { sweepsInFull } from '../support/runs';

expectNoUnhandledRejection();

/** In full each byte; else each seventh. */
const step = sweepsInFull ? 1 : 7;

describe('a turn that is cut and gone on with, on a log in memory', () => {
  it('has each event once, in order, with one POST, at every byte of the body', async () => {
    const sweep = createSweep(createMemoryEventLog());
    const length = await sweep.length();
    const cuts = Array.from({ length: Math.ceil(length / step) }, (_, index) => [index * step]);
    const swept = await sweepOver(sweep, cuts, (index) => (index % 2 === 0 ? 'reset' : 'closed'));

    expect(swept.faults).toEqual([]);
    expect(length).toBeGreaterThan(4_000);
    // But for the last bytes: an end whose blank line has come needs no more.
    expect(swept.with(2)).toBeGreaterThanOrEqual(cuts.length - 2);
  });

  it('has them with two and three cuts too, inside the attachments as well', async () => {
    const sweep = createSweep(createMemoryEventLog());
    const cuts = randomCuts(sweepsInFull ? 2_000 : 300, await sweep.length());
    const swept = await sweepOver(sweep, cuts, (index) => (index % 3 === 0 ? 'closed' : 'reset'));

    expect(swept.faults).toEqual([]);
    expect(swept.with(3)).toBeGreaterThan(cuts.length / 10);
    expect(swept.with(4)).toBeGreaterThan(cuts.length / 10);
  });
});
