import { EMPTY } from 'rxjs';
import { ConnectError, ResponseError } from '../../lib/errors';
import { instances } from './support/instances';

const refused = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  new ResponseError({ status, headers, body: '' }).safeToResend;

describe('safeToResend', () => {
  it.each([425, 429])('is true for %d, which refuses the turn', (status) => {
    expect(refused(status)).toBe(true);
    expect(refused(status, { 'retry-after': '5' })).toBe(true);
  });

  it('is true for 503 only where it says when to come back', () => {
    expect(refused(503, { 'retry-after': '0' })).toBe(true);
    expect(refused(503, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' })).toBe(true);
    expect(refused(503)).toBe(false);
    expect(refused(503, { 'x-ratelimit-reset': '2026-10-21T07:28:00Z' })).toBe(false);
  });

  it.each([0, 200, 302, 400, 401, 403, 404, 405, 408, 409, 413, 415, 500, 501, 502, 504, 524])(
    'is false for %d, even where it says when to come back',
    (status) => {
      expect(refused(status)).toBe(false);
      expect(refused(status, { 'retry-after': '1' })).toBe(false);
    },
  );

  it('is true for a request that never left, and for no other without a response', () => {
    expect(new ConnectError('no').safeToResend).toBe(true);
    expect(new ConnectError('unknown').safeToResend).toBe(false);
  });

  it('is not changed by a way to ask for the same turn again', () => {
    const resume = () => EMPTY;

    expect(new ConnectError('unknown', { resume }).safeToResend).toBe(false);
    expect(new ResponseError({ status: 500, headers: {}, body: '', resume }).safeToResend).toBe(
      false,
    );
  });

  it('is said by every error of a turn', () => {
    const silent = instances.filter(({ error }) => !('safeToResend' in error));

    expect(silent.map(({ tag }) => tag)).toEqual(['EventLogError', 'InvalidInputError']);
  });
});
