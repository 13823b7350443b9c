import fc from 'fast-check';
import { fingerprintOf } from '../../../lib/server/durable/fingerprintOf';
import { runs } from '../../support/runs';

describe('fingerprintOf', () => {
  it('is the same for the same text, and short', () => {
    const text = '{"action":{"type":"launch"}}'.repeat(1_000);

    expect(fingerprintOf(text)).toBe(fingerprintOf(text));
    expect(fingerprintOf(text)).toMatch(/^\d+-[0-9a-f]{16}$/);
  });

  it('differs for texts that differ in one place', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.string(), (text, place, other) => {
        const at = place % text.length;
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        fc.pre(changed !== text);

        expect(fingerprintOf(changed)).not.toBe(fingerprintOf(text));
      }),
      runs(1_000),
    );
  });

  it('differs for a hundred thousand texts that are much alike', () => {
    const seen = new Set<string>();
    for (let index = 0; index < 100_000; index += 1) {
      seen.add(fingerprintOf(`{"action":{"type":"text","payload":"${index}"}}`));
    }

    expect(seen.size).toBe(100_000);
  });

  it('differs where two characters change places', () => {
    expect(fingerprintOf('ab')).not.toBe(fingerprintOf('ba'));
  });
});
