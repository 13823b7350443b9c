import { retryAfterOf } from '../../lib/client/response/retryAfterOf';

const now = Date.parse('2026-11-05T10:00:00.000Z');

describe('retryAfterOf', () => {
  it.each<[string, number | undefined]>([
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['0.0001', 1],
    ['Thu, 05 Nov 2026 10:00:30 GMT', 30_000],
    ['Thursday, 05-Nov-26 10:00:30 GMT', 30_000],
    ['Thu Nov  5 10:00:30 2026 GMT', 30_000],
    ['2026-11-05T10:00:30Z', 30_000],
    ['Thu, 05 Nov 2026 09:00:00 GMT', 0],
    ['999999999999', 2 ** 31 - 1],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 2 ** 31 - 1],
    ['', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['soon 1', undefined],
    ['Someday, maybe', undefined],
    ['1e3', undefined],
    ['Infinity', undefined],
    ['7, 7', undefined],
  ])('reads Retry-After: %j', (value, ms) => {
    expect(retryAfterOf({ 'retry-after': value }, now)).toBe(ms);
  });

  it.each<[string, number | undefined]>([
    ['2026-11-05T10:01:00.000Z', 60_000],
    ['2026-11-05T09:59:00.000Z', 0],
    ['60', undefined],
    ['1793872860', undefined],
    ['1.5', undefined],
  ])('reads X-RateLimit-Reset: %j', (value, ms) => {
    expect(retryAfterOf({ 'x-ratelimit-reset': value }, now)).toBe(ms);
  });

  it('prefers Retry-After, where that can be read', () => {
    const reset = { 'x-ratelimit-reset': '2026-11-05T10:01:00.000Z' };

    expect(retryAfterOf({ 'retry-after': '0', ...reset }, now)).toBe(0);
    expect(retryAfterOf({ 'retry-after': 'soon', ...reset }, now)).toBe(60_000);
  });

  it('is undefined where nothing is said', () => {
    expect(retryAfterOf({}, now)).toBeUndefined();
  });
});
