import fc from 'fast-check';
import { cutIntoPieces } from '../../../lib/cli/agent/cutIntoPieces';

describe('cutIntoPieces', () => {
  it('cuts words, and keeps the space before them', () => {
    expect(cutIntoPieces('Keep batteries on board. ')).toEqual([
      'Keep',
      ' batter',
      'ies',
      ' on',
      ' board.',
      ' ',
    ]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        expect(cutIntoPieces(message).join('')).toBe(message);
      }),
    );
  });

  it('cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        expect(cutIntoPieces(message).filter((piece) => /\p{Cs}/u.test(piece))).toEqual([]);
      }),
    );
  });
});
