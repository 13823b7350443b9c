import fc from 'fast-check';
import { createLineEndNormalizer } from '../../lib/wire/createLineEndNormalizer';
import { runs } from '../support/runs';

// Many runs on a busy machine take longer than the five seconds of jest.
const patience = 30_000;

const normalized = (...pieces: string[]): string[] => pieces.map(createLineEndNormalizer());

describe('createLineEndNormalizer', () => {
  it('turns CR and CRLF into LF', () => {
    expect(normalized('a\rb\r\nc\nd\n\re\r\r\n')).toStrictEqual(['a\nb\nc\nd\n\ne\n\n']);
  });

  it('ends the line at a CR that ends a piece, and drops the LF that opens the next', () => {
    expect(normalized('a\r', '\nb', '\nc')).toStrictEqual(['a\n', 'b', '\nc']);
    expect(normalized('a\r', '\n\nb')).toStrictEqual(['a\n', '\nb']);
    expect(normalized('a\r', 'b\n')).toStrictEqual(['a\n', 'b\n']);
    expect(normalized('a\r', '\n', '\n')).toStrictEqual(['a\n', '', '\n']);
    expect(normalized('a\r', '\n\r', '\n')).toStrictEqual(['a\n', '\n', '']);
  });

  it('remembers the CR over an empty piece', () => {
    expect(normalized('a\r', '', '\nb')).toStrictEqual(['a\n', '', 'b']);
  });

  it(
    'makes the same of a text however it is cut',
    () => {
      const piece = fc.array(fc.constantFrom('\r', '\n', 'a')).map((units) => units.join(''));
      fc.assert(
        fc.property(fc.array(piece), (pieces) => {
          const whole = pieces.join('').replace(/\r\n|\r/g, '\n');
          expect(normalized(...pieces).join('')).toBe(whole);
        }),
        runs(1_000),
      );
    },
    patience,
  );
});
