import * as fc from 'fast-check';
import { encodeTrace } from '../../../lib/protocol/encodeTrace';
import type { Trace } from '../../../lib/protocol/Trace';
import { trace } from '../../../lib/protocol/traces/builders';
import { stringifyTrace } from '../../../lib/protocol/v2/stringifyTrace';
import { decodeTrace } from '../../../lib/protocol/decodeTrace';
import { wireTrace } from '../../support/arbitraries.traces';
import { runs } from '../../support/runs';

/** What every trace is written as. */
const written = (value: Trace): string => JSON.stringify(encodeTrace(value));

/** A trace as an agent without types may give it. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- it is none
const untyped = (value: unknown): Trace => value as Trace;

class Spoken {
  readonly message = 'a';
  toJSON() {
    return { message: 'b' };
  }
}

describe('stringifyTrace', () => {
  it.each([
    ['a text', trace.text('He said "é\n🙂"')],
    ['an empty text', trace.text('')],
    ['a text with half a character', trace.text('\ud83d')],
    ['a delta', trace.completionContent('Hel')],
    ['a text with a delay', { type: 'text', payload: { message: 'a', delay: 5 } } as const],
    ['a text with a time', { ...trace.text('a'), time: 3 }],
    ['a text whose payload comes first', { payload: { message: 'a' }, type: 'text' } as const],
    [
      'a text with a time of its own',
      untyped({ time: 3, type: 'text', payload: { message: 'a' } }),
    ],
    ['a text with a time and a source', { ...trace.text('a'), time: 3, source: ['a'] }],
    ['a text with no number for a time', { ...trace.text('a'), time: NaN }],
    ['a text with half a ms', { ...trace.text('a'), time: 0.5 }],
    ['a text at the begin of time', { ...trace.text('a'), time: -0 }],
    ['a text of no time', untyped({ ...trace.text('a'), time: undefined })],
    ['a delta with a time', { ...trace.completionContent('a'), time: 1725899197144 }],
    [
      'a delta whose content comes first',
      untyped({ type: 'completion', payload: { content: 'a', state: 'content' } }),
    ],
    ['a text of a number', untyped({ type: 'text', payload: { message: 1 } })],
    ['a text of nothing', untyped({ type: 'text', payload: { message: undefined } })],
    ['a text without a payload', untyped({ type: 'text', payload: null })],
    [
      'a delta of another state',
      untyped({ type: 'completion', payload: { state: 'more', content: 'a' } }),
    ],
    [
      'a delta of a list',
      untyped({ type: 'completion', payload: { state: 'content', content: ['a'] } }),
    ],
    ['a payload that says itself what it is', untyped({ type: 'text', payload: new Spoken() })],
    ['a trace that inherits', untyped(Object.create({ type: 'text', payload: { message: 'a' } }))],
    ['another type with the fields of a text', trace.speak('a')],
  ])('writes %s as JSON.stringify does', (_, value) => {
    expect(stringifyTrace(value)).toBe(written(value));
  });

  it.each([
    ...Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)),
    ...['\u2028', '\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '\uffff', '🙂'],
  ])('quotes %j as JSON.stringify does', (character) => {
    const values = [trace.text(`a${character}b`), trace.completionContent(character)];

    expect(values.map(stringifyTrace)).toEqual(values.map(written));
  });

  it('writes any trace as JSON.stringify does', () => {
    fc.assert(
      fc.property(wireTrace, (wire) => {
        const decoded = decodeTrace(wire);
        const value = decoded._tag === 'Right' ? decoded.right : trace.text('');

        expect(stringifyTrace(value)).toBe(written(value));
      }),
      runs(300),
    );
  });

  it('throws where a trace is not JSON', () => {
    expect(() => stringifyTrace(trace.custom('Pay', { amount: 1n }))).toThrow(TypeError);
  });
});
