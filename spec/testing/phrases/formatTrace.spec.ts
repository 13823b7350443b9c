import fc from 'fast-check';
import { map, of } from 'rxjs';
import { accumulateCompletions, decodeTrace, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { formatTrace } from '../../../lib/testing';
import { findDifference } from '../../../lib/testing/equality/findDifference';
import { createScanner } from '../../../lib/testing/phrases/createScanner';
import { readTrace } from '../../../lib/testing/phrases/readTrace';
import { wireTrace } from '../../support/arbitraries.traces';
import { runs } from '../../support/runs';

const read = (phrase: string) => readTrace(createScanner(phrase));

const phrases: readonly (readonly [string, Trace])[] = [
  ['text "Hi \\"you\\"\\n"', trace.text('Hi "you"\n')],
  ['trace text {"message":"Hi","delay":5}', trace.text('Hi', { delay: 5 })],
  ['speak "Hi"', trace.speak('Hi')],
  ['debug ""', trace.debug('')],
  ['completion start', trace.completionStart()],
  ['trace completion {"state":"start","ai":true}', trace.completionStart({ ai: true })],
  ['completion "Wel}come"', trace.completionContent('Wel}come')],
  ['completion end', trace.completionEnd()],
  ['choice', trace.choice([])],
  ['choice "Yes" "No"', trace.choice(['Yes', 'No'])],
  ['trace choice {"buttons":[{"name":"Yes"}]}', trace.choice([{ name: 'Yes' }])],
  ['no-reply 5', trace.noReply(5)],
  ['trace end', trace.end()],
  ['trace path {"path":"x"}', { type: 'path', payload: { path: 'x' } }],
  ['trace Pay {"amount":5}', trace.custom('Pay', { amount: 5 })],
  ['trace "Pay Card" "now"', trace.custom('Pay Card', 'now')],
  ['trace Pay -1.5', trace.custom('Pay', -1.5)],
  ['trace Pay null', trace.custom('Pay', null)],
  [
    '{"type":"text","payload":{"message":"Hi"},"time":1}',
    { type: 'text', payload: { message: 'Hi' }, time: 1 },
  ],
];

describe('formatTrace', () => {
  it.each(phrases)('%s', (phrase, value) => {
    expect(formatTrace(value)).toBe(phrase);
    expect(read(phrase)).toStrictEqual(value);
  });

  it('says all of any trace that can come off the wire', () => {
    fc.assert(
      fc.property(wireTrace, (wire) => {
        const decoded = decodeTrace(wire);
        fc.pre(decoded._tag === 'Right');

        expect(findDifference(read(formatTrace(decoded.right)), decoded.right)).toBeUndefined();
      }),
      runs(500),
    );
  });

  it('shows the text that accumulateCompletions has added', () => {
    const phrases: string[] = [];
    of(trace.completionStart(), trace.completionContent('b'))
      .pipe(accumulateCompletions(), map(formatTrace))
      .subscribe((phrase) => phrases.push(phrase));

    expect(phrases.slice(0, 2)).toEqual([
      'trace completion {"text":"","state":"start"}',
      'trace completion {"text":"b","state":"content","content":"b"}',
    ]);
  });
});
