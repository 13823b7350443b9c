import { encodeTrace, trace } from '../../lib';
import type { Trace } from '../../lib';
import { decoded } from './support/decoding';

const button = { name: 'No', request: { type: 'path-5f1', payload: { label: 'No' } } };
const card = { title: 'Sydney', imageUrl: null, buttons: [button] };

/** Each builder's trace, and what it is on the wire. */
const built: readonly (readonly [string, Trace, unknown])[] = [
  ['text', trace.text('Hi'), { type: 'text', payload: { message: 'Hi' } }],
  [
    'text with fields',
    trace.text('Hi', { ai: true, delay: 5, slate: { id: 7 } }),
    { type: 'text', payload: { message: 'Hi', ai: true, delay: 5, slate: { id: 7 } } },
  ],
  ['speak', trace.speak('Hi'), { type: 'speak', payload: { message: 'Hi' } }],
  [
    'speak with fields',
    trace.speak('', { type: 'audio', src: 'a.mp3' }),
    { type: 'speak', payload: { message: '', type: 'audio', src: 'a.mp3' } },
  ],
  ['completionStart', trace.completionStart(), { type: 'completion', payload: { state: 'start' } }],
  [
    'completionStart with fields',
    trace.completionStart({ messageID: 'm1', ai: true }),
    { type: 'completion', payload: { state: 'start', messageID: 'm1', ai: true } },
  ],
  [
    'completionContent',
    trace.completionContent('Hel'),
    { type: 'completion', payload: { state: 'content', content: 'Hel' } },
  ],
  ['completionEnd', trace.completionEnd(), { type: 'completion', payload: { state: 'end' } }],
  [
    'choice',
    trace.choice(['Yes', button, { name: 'Later' }]),
    {
      type: 'choice',
      payload: {
        buttons: [
          { name: 'Yes', request: { type: 'text', payload: 'Yes' } },
          button,
          { name: 'Later' },
        ],
      },
    },
  ],
  ['choice of nothing', trace.choice([]), { type: 'choice', payload: { buttons: [] } }],
  ['card', trace.card(card), { type: 'cardV2', payload: card }],
  ['carousel', trace.carousel([card]), { type: 'carousel', payload: { cards: [card] } }],
  [
    'carousel with a layout',
    trace.carousel([], 'List'),
    { type: 'carousel', payload: { cards: [], layout: 'List' } },
  ],
  ['visual', trace.visual('a.png'), { type: 'visual', payload: { image: 'a.png' } }],
  [
    'visual with fields',
    trace.visual('a.png', { dimensions: { width: 1, height: 2 } }),
    { type: 'visual', payload: { image: 'a.png', dimensions: { width: 1, height: 2 } } },
  ],
  ['noReply', trace.noReply(10), { type: 'no-reply', payload: { timeout: 10 } }],
  ['debug', trace.debug('looked up'), { type: 'debug', payload: { message: 'looked up' } }],
  [
    'debug with fields',
    trace.debug('looked up', { type: 'api', level: 'info' }),
    { type: 'debug', payload: { message: 'looked up', type: 'api', level: 'info' } },
  ],
  ['end', trace.end(), { type: 'end' }],
  ['custom', trace.custom('Pay', { amount: 1 }), { type: 'Pay', payload: { amount: 1 } }],
  ['custom without a payload', trace.custom('Pay'), { type: 'Pay' }],
];

describe('trace', () => {
  it('has these builders, each of which is held to the wire here', () => {
    const names = new Set(built.map(([name]) => name.split(' ')[0]));

    expect([...names].sort()).toEqual(Object.keys(trace).sort());
  });

  it.each(built)('builds %s as it stands on the wire', (_, value, wire) => {
    expect(encodeTrace(value)).toStrictEqual(wire);
  });

  it.each(built)('builds %s so that it is what the other side decodes', (_, value) => {
    expect(decoded(structuredClone(encodeTrace(value)))).toStrictEqual(value);
  });
});
