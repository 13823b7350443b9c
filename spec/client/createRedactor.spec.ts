import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { createRedactor } from '../../lib/client/secrets/createRedactor';
import { shown } from './support/refusalOf';

const secret = 'VF.DM.secret';
const { text, excerpt, cause } = createRedactor(secret);

describe('createRedactor', () => {
  it('blanks out each occurrence in a text', () => {
    expect(text(`${secret} and ${secret}`)).toBe('[redacted] and [redacted]');
  });

  it.each([
    ['JSON', JSON.stringify({ key: 'a"b\\c' })],
    ['a URL', `https://x.test/?key=${encodeURIComponent('a"b\\c')}`],
    ['a sentence', 'no a"b\\c'],
  ])('finds a secret that is escaped in %s', (_, shownText) => {
    const redacted = createRedactor('a"b\\c').text(shownText);

    expect(redacted).toContain('[redacted]');
    expect(redacted).not.toMatch(/a.*b.*c/);
  });

  it.each([undefined, ''])('changes nothing without a secret: %j', (none) => {
    const redactor = createRedactor(none);
    const failure = { any: new Map() };

    expect(redactor.text('a text')).toBe('a text');
    expect(redactor.excerpt('a text')).toBe('a text');
    expect(redactor.cause(failure)).toBe(failure);
  });

  it('blanks out the beginning of the secret at the end of an excerpt', () => {
    expect(excerpt('key VF.DM.sec')).toBe('key [redacted]');
    expect(excerpt('VF.D')).toBe('[redacted]');
    expect(excerpt(`${secret}${secret.slice(0, 5)}`)).toBe('[redacted][redacted]');
  });

  it('leaves a part that gives nothing away, and one in the middle', () => {
    expect(excerpt('the end of VF.')).toBe('the end of VF.');
    expect(excerpt('VF.DM keys begin so')).toBe('VF.DM keys begin so');
  });

  it('leaves no secret in an excerpt, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (before, at) => {
        const whole = `${before}${secret} and ${secret}`;
        const cut = excerpt(whole.slice(0, before.length + at));

        expect(cut).not.toContain(secret.slice(0, 4));
      }),
    );
  });

  it('blanks out the texts of JSON, and keeps all else', () => {
    const value = { [secret]: [`a ${secret}`, 7, null, { ok: true }], type: 'text' };

    expect(createRedactor(secret).json(value)).toEqual({
      '[redacted]': ['a [redacted]', 7, null, { ok: true }],
      type: 'text',
    });
  });

  it('blanks out JSON that is too deep to look at', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}"${secret}"${']'.repeat(100_000)}`);
    const clean = JSON.stringify(createRedactor(secret).json(deep));

    expect(clean).toContain('[redacted]');
    expect(clean).not.toContain(secret);
  });

  it('keeps a cause that is certainly clean, of another realm too', () => {
    const foreign: unknown = runInNewContext(
      'Object.assign(new TypeError("failed", { cause: new Error("x") }), { a: { b: [1] } })',
    );

    expect(foreign).not.toBeInstanceOf(Error);
    expect(cause(foreign)).toBe(foreign);
  });

  it('keeps a clean cause that goes round in a circle', () => {
    const failure: Error = new Error('clean');
    failure.cause = failure;

    expect(cause(failure)).toBe(failure);
  });

  it('looks at a stack that is a getter, as in newer engines', () => {
    const withStack = (stack: string) =>
      Object.defineProperty(new Error('failed'), 'stack', { get: () => stack });
    const clean = withStack('at somewhere');

    expect(cause(clean)).toBe(clean);
    expect(shown(cause(withStack(`at ${secret}`)))).not.toContain('secret');
  });

  it('copies a cause of another realm that holds the secret', () => {
    const clean = cause(runInNewContext(`new TypeError("no ${secret}")`));

    expect(clean).toMatchObject({ name: 'TypeError', message: 'no [redacted]' });
    expect(shown(clean)).not.toContain('secret');
  });

  it('copies the errors of an aggregate', () => {
    const clean = cause(new AggregateError([new Error(secret), new Error('other')], 'all'));

    expect(clean).toMatchObject({
      name: 'AggregateError',
      message: 'all',
      errors: [{ message: '[redacted]' }, { message: 'other' }],
    });
  });

  it('keeps the name and the place of what failed', () => {
    const failure = new RangeError(secret);
    const clean = cause(failure);

    expect(clean).toHaveProperty('stack', failure.stack?.replaceAll(secret, '[redacted]'));
    expect(clean).not.toHaveProperty('code');
    expect(clean).not.toHaveProperty('cause');
  });

  it('ends where causes go round in a circle', () => {
    const failure: Error = new Error(secret);
    failure.cause = failure;
    const clean = cause(failure);

    expect(clean).toMatchObject({ message: '[redacted]', cause: { message: '[redacted]' } });
    expect(shown(clean)).not.toContain('secret');
  });

  it('keeps primitives, blanked out', () => {
    expect([undefined, null, 7, 7n, true, 'text'].map(cause)).toEqual([
      undefined,
      null,
      7,
      7n,
      true,
      'text',
    ]);
    expect(cause(secret)).toBe('[redacted]');
    expect(cause(Symbol(secret))).toBe('Symbol([redacted])');
  });

  describe('of several secrets', () => {
    const learned = (...secrets: readonly string[]) => {
      const redactor = createRedactor();
      secrets.forEach(redactor.learn);
      return redactor;
    };

    it('blanks out each of them, everywhere', () => {
      const redactor = learned('first-key', 'other-key');

      expect(redactor.text('first-key, other-key')).toBe('[redacted], [redacted]');
      expect(redactor.json(['first-key', 'other-key'])).toEqual(['[redacted]', '[redacted]']);
      expect(shown(redactor.cause(new Error('first-key', { cause: 'other-key' })))).not.toMatch(
        /first-key|other-key/,
      );
      expect(redactor.excerpt('a first')).toBe('a [redacted]');
      expect(redactor.excerpt('a other')).toBe('a [redacted]');
    });

    it.each([
      ['abcd', 'abcdefgh'],
      ['abcdefgh', 'abcd'],
    ])('leaves nothing of one that begins with another: %s, %s', (...secrets) => {
      const redactor = learned(...secrets);

      expect(redactor.text('abcdefgh abcd')).toBe('[redacted] [redacted]');
      expect(redactor.excerpt('is abcdef')).not.toContain('abcd');
    });

    it('knows the value of an Authorization without its scheme', () => {
      expect(learned('Bearer  token1').text('token1 of a Bearer')).toBe('[redacted] of a Bearer');
    });

    it('keeps the latest, and those that come again', () => {
      const redactor = learned('kept-key', 'lost-key');
      for (let count = 0; count < 200; count += 1) {
        redactor.learn(`key-${count}-`);
        redactor.learn('kept-key');
      }

      expect(redactor.text('kept-key key-199- key-150-')).toBe('[redacted] [redacted] [redacted]');
      expect(redactor.text('lost-key')).toBe('lost-key');
    });
  });
});
