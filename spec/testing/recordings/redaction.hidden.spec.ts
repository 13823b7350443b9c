import { bytesOf, encodeText } from '../../../lib/testing/recordings/binary';
import { recordError } from '../../../lib/testing/recordings/errors/recordError';
import { restoreError } from '../../../lib/testing/recordings/errors/restoreError';
import type { KnownSecret } from '../../../lib/testing/recordings/redaction/findSecrets';
import { knownSecretsOf } from '../../../lib/testing/recordings/redaction/knownSecrets';
import { secretPatterns } from '../../../lib/testing/recordings/redaction/patterns';
import { redactBinary } from '../../../lib/testing/recordings/redaction/redactBinary';
import { AbortError, isAbortError } from '../../../lib';

const known: readonly KnownSecret[] = knownSecretsOf({
  format: 'voiceflow-rx recording',
  version: 1,
  of: 'bytes',
  request: { method: 'POST', url: 'http://a.test/user/Ada%20Lovelace-7/x', headers: {} },
  chunks: [],
  outcome: { type: 'end', time: 0 },
});

const redact = (text: string): string =>
  new TextDecoder().decode(bytesOf(redactBinary(encodeText(text), known, secretPatterns)));

const event = (trace: unknown) => `event: trace\nid: 1\ndata: ${JSON.stringify(trace)}\n\n`;
const delta = (content: string) =>
  event({ type: 'completion', payload: { state: 'content', content } });

describe('redaction finds', () => {
  it.each([
    [
      'what is cut over deltas, the last one broken off',
      delta('mail ada@exa') + delta('mple.com now').slice(0, -9),
      'mple.com',
    ],
    [
      'an address in the type of a trace',
      event({ type: 'Pay ada@example.com' }),
      'ada@example.com',
    ],
    [
      'an address under a name that tells a state',
      '{"variables":{"state":"ada@example.com"}}',
      'example.com',
    ],
    [
      'a user under a name that tells a phase',
      '{"variables":{"phase":"Ada Lovelace-7"}}',
      'Lovelace',
    ],
    ['a number under a name that tells a status', '{"status":"call +61 412 345 678"}', '412'],
    ['a user in the id of an event', 'event: trace\nid: Ada Lovelace-7\ndata: {}\n\n', 'Lovelace'],
    ['an address in the name of an event', 'event: ada@example.com\ndata: {}\n\n', 'example.com'],
    [
      'a user in capitals',
      event({ type: 'text', payload: { message: 'ADA LOVELACE-7' } }),
      'LOVELACE',
    ],
    ['a user as a form has it', 'x?u=Ada+Lovelace-7', 'Lovelace'],
    ['an address at a host of one word', '{"m":"root@intranet"}', 'intranet'],
    ['an address that is encoded twice', 'x?m=ada%2540example.com', 'example'],
    ['what stands behind an object in a list', '{"email":[{"x":1},"Jo Doe"]}', 'Jo Doe'],
  ])('%s', (_, text, secret) => {
    const redacted = redact(text);

    expect(redacted).not.toContain(secret);
    expect(encodeText(redacted)).toHaveLength(encodeText(text).length);
  });

  it('an address as a whole, where it holds the name of the user', () => {
    const named = [{ kind: 'user', value: 'lovelace' }] as const;
    const binary = encodeText('{"m":"lovelace@example.com, lovelace"}');

    expect(redactBinary(binary, named, secretPatterns)).toBe(
      '{"m":"mail1xxx@xxxxxxx.xxx, user2xxx"}',
    );
  });

  it('leaves what the format says', () => {
    const text =
      event({ type: 'completion', time: 1_763_942_400_000, payload: { state: 'start' } }) +
      event({ type: 'Pay Credit Card', payload: { amount: 12 } });

    expect(redact(text)).toBe(text);
  });

  it('is done with a text of 10 MB', () => {
    const text = event({ type: 'log', payload: 'x'.repeat(10_000_000) });

    expect(redact(text)).toHaveLength(text.length);
  });
});

describe('an error that was recorded', () => {
  const again = (error: unknown): Error => restoreError(recordError(error));

  it('keeps what failed at each address, which tells whether it was sent', () => {
    const failure = (code: string) => Object.assign(new Error(code), { code });
    const tried = new AggregateError([failure('ECONNREFUSED'), failure('ETIMEDOUT')], 'no');

    expect(again(new TypeError('fetch failed', { cause: tried }))).toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { errors: [{ code: 'ECONNREFUSED' }, { code: 'ETIMEDOUT' }] },
    });
  });

  it('is of its class', () => {
    expect(again(new RangeError('x'))).toBeInstanceOf(RangeError);
    expect(isAbortError(again(new AbortError()))).toBe(true);
    expect(isAbortError(again(new DOMException('x', 'AbortError')))).toBe(false);
  });
});
