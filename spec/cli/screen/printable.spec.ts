import { printable } from '../../../lib/cli/screen/printable';

describe('printable', () => {
  it('replaces control characters, but for line feeds and tabs', () => {
    expect(printable('a\tb\r\nc\u001B[31m\u0000\u007F\u0085')).toBe(
      'a\tb\nc\uFFFD[31m\uFFFD\uFFFD\uFFFD',
    );
  });

  it('leaves letters of all scripts and emoji alone', () => {
    expect(printable('Überraschung, 日本 🛫👩‍👩‍👧')).toBe('Überraschung, 日本 🛫👩‍👩‍👧');
  });
});
