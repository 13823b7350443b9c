import fc from 'fast-check';
import { utf8Length } from '../../lib/wire/utf8Length';
import { runs } from '../support/runs';

// Many runs on a busy machine take longer than the five seconds of jest.
const patience = 30_000;

describe('utf8Length', () => {
  it.each([
    ['', 0],
    ['\0a\x7f', 3],
    ['\x80\u07ff', 4],
    ['\u0800\ud7ff\ue000\uffff', 12],
    ['\u{10000}\u{10ffff}', 8],
  ])('counts %j', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes);
  });

  it(
    'agrees with TextEncoder',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
        }),
        runs(1_000),
      );
    },
    patience,
  );
});
