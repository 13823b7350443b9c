import pc from 'picocolors';
import { formatReport } from '../../../lib/cli/screen/formatReport';

const plain = pc.createColors(false);
const turn = { buttons: [], over: false };

describe('formatReport', () => {
  it('tells the time to the first trace and to the whole turn', () => {
    const report = { ...turn, outcome: 'whole', first: 2, total: 1200.4 } as const;

    expect(formatReport(report, plain)).toBe('           first trace 2 ms, whole turn 1200 ms\n');
  });

  it('tells the time to the first words, where there were any', () => {
    const report = { ...turn, outcome: 'whole', first: 2, firstText: 5, total: 9 } as const;

    expect(formatReport(report, plain)).toBe(
      '           first trace 2 ms, first words 5 ms, whole turn 9 ms\n',
    );
  });

  it('says who stopped it, also where nothing came', () => {
    const report = { ...turn, outcome: 'stopped', total: 3 } as const;

    expect(formatReport(report, plain)).toBe('           no trace, stopped by you after 3 ms\n');
  });

  it('says why it failed', () => {
    const report = { ...turn, outcome: 'failed', error: new Error('no'), total: 3 } as const;

    expect(formatReport(report, plain)).toBe('Error: no\n           no trace, failed after 3 ms\n');
  });
});
