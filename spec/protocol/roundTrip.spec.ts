import fc from 'fast-check';
import { encodeTrace } from '../../lib';
import { wireTrace, wireTypes } from '../support/arbitraries.traces';
import { decoded } from './support/decoding';
import { runs } from '../support/runs';

const cases = runs(2_000);

const parse = (json: string) => JSON.parse(json) as unknown;

const frozen = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

describe('encodeTrace after decodeTrace', () => {
  it('is the identity, to the character, for traces of every type', () => {
    fc.assert(
      fc.property(wireTrace, (wire) => {
        const json = JSON.stringify(wire);

        expect(JSON.stringify(encodeTrace(decoded(parse(json))))).toBe(json);
      }),
      cases,
    );
  });

  it('is the identity for traces that nobody can change', () => {
    fc.assert(
      fc.property(wireTrace, (wire) => {
        const json = JSON.stringify(wire);

        expect(JSON.stringify(encodeTrace(decoded(frozen(parse(json)))))).toBe(json);
      }),
      cases,
    );
  });

  it('is the identity twice over', () => {
    fc.assert(
      fc.property(wireTrace, (wire) => {
        const once = encodeTrace(decoded(wire));

        expect(JSON.stringify(encodeTrace(decoded(once)))).toBe(JSON.stringify(once));
      }),
      cases,
    );
  });

  it('was tried with every type', () => {
    const seen = new Set(fc.sample(wireTrace, 5_000).map(({ type }) => type));

    expect(wireTypes.filter((type) => !seen.has(type))).toEqual([]);
    expect(seen).toContain('Pay Credit Card');
  });
});

describe('decodeTrace', () => {
  it('gives a trace of a known type back as the value itself', () => {
    fc.assert(
      fc.property(wireTrace, (wire) => {
        const trace = decoded(wire);

        expect(trace === wire).toBe(wireTypes.includes(wire.type));
        expect(trace.type === 'custom' ? trace.raw : trace).toBe(wire);
      }),
      cases,
    );
  });
});
