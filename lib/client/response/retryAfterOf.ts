import { clampWait } from '../../errors/clampWait';

/** `Date.parse` makes a date of almost anything, of `60` and `1.5` too. */
const date = /^(?:[A-Z][a-z]+,? |\d{4}-\d\d-\d\d)/;

/**
 * How long the service asks to wait, in ms, from 0 to 2^31 - 1.
 *
 * `Retry-After` is in seconds, and may be 0, or an HTTP date; `X-RateLimit-Reset` is an ISO date
 * (Voiceflow's documentation). Browsers hide both across origins.
 *
 * @param headers - With lower-case names.
 * @param now - Epoch ms.
 */
export const retryAfterOf = (
  headers: Readonly<Record<string, string>>,
  now: number,
): number | undefined => {
  const until = (text = ''): number => (date.test(text) ? Date.parse(text) - now : NaN);
  const after = headers['retry-after']?.trim();
  const isSeconds = after !== undefined && /^\d+(?:\.\d+)?$/.test(after);
  const wait = [isSeconds ? Math.ceil(Number(after) * 1000) : until(after)]
    .concat(until(headers['x-ratelimit-reset']))
    .find((ms) => !Number.isNaN(ms));
  return wait === undefined ? undefined : clampWait(wait);
};
