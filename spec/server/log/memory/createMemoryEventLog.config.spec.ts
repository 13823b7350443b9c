import { createMemoryEventLog } from '../../../../lib/server';
import type { MemoryEventLogConfig } from '../../../../lib/server';

const refused = (config: MemoryEventLogConfig): string => {
  try {
    createMemoryEventLog(config);
    return '';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : '';
  }
};

describe('the configuration of a log in memory', () => {
  it('is refused where it cannot work, and the field is named', () => {
    for (const field of ['maxTurns', 'maxEvents'] as const) {
      for (const value of [0, -1, 1.5, NaN, -Infinity]) {
        expect(refused({ [field]: value })).toBe(
          `InvalidInputError: ${field} must be a whole number above 0, or Infinity`,
        );
      }
    }
    for (const field of ['maxBytes', 'ttl'] as const) {
      for (const value of [0, -1, NaN]) {
        expect(refused({ [field]: value })).toBe(`InvalidInputError: ${field} must be above 0`);
      }
    }
    for (const value of [-1, NaN]) {
      expect(refused({ rememberFor: value })).toBe(
        'InvalidInputError: rememberFor must be at least 0',
      );
    }
  });

  it('may have no limits, or very small ones', () => {
    const most = { maxTurns: Infinity, maxEvents: Infinity, maxBytes: Infinity };

    expect(refused({ ...most, ttl: Infinity, rememberFor: Infinity })).toBe('');
    expect(refused({ maxTurns: 1, maxEvents: 1, maxBytes: 1, ttl: 0.5, rememberFor: 0 })).toBe('');
    expect(refused({})).toBe('');
  });
});
