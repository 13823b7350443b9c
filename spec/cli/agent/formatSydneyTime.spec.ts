import { formatSydneyTime } from '../../../lib/cli/agent/formatSydneyTime';

describe('formatSydneyTime', () => {
  it.each([
    [Date.UTC(2026, 5, 2, 12, 5), 'Tuesday 22:05'],
    [Date.UTC(2026, 5, 2, 14, 0), 'Wednesday 00:00'],
    [Date.UTC(2026, 11, 25, 1, 30), 'Friday 12:30'],
  ])('gives the day and the time of %d', (now, expected) => {
    expect(formatSydneyTime(now)).toBe(expected);
  });
});
