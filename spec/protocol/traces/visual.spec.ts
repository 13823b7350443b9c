import { decoded, refusal } from '../support/decoding';
import type { Accepted, Refused } from '../support/decoding';

const buttons = [
  { name: 'Yes', request: { type: 'path-5f1', payload: { label: 'Yes' } } },
  { name: 'No', request: 'no' },
  { name: 'Perhaps', request: null },
  { name: 'Later' },
];

const card = {
  title: 'Sydney',
  description: { text: 'By the sea', slate: [{ children: [{ text: 'By the sea' }] }] },
  imageUrl: 'https://example.com/sydney.png',
  buttons,
};

const accepted: Accepted = {
  choice: {
    'buttons of every shape': { buttons },
    'no buttons': { buttons: [] },
    'the old form': { choices: [{ name: 'Yes', intent: { name: 'yes' } }, { name: 'No' }] },
    'the old form without a choice': { choices: [] },
    'both forms, where the buttons count': { buttons, choices: 'anything' },
  },
  cardV2: {
    'all fields': card,
    'no field': {},
    'a title alone': { title: 'Sydney' },
    'an image alone': { imageUrl: 'https://example.com/sydney.png' },
    'an image that is null': { title: 'Sydney', imageUrl: null },
    'a description with nothing in it': { description: {} },
    'no buttons': { buttons: [] },
  },
  carousel: {
    'cards of every shape': { cards: [card, {}, { imageUrl: null }], layout: 'Carousel' },
    'no cards': { cards: [] },
    'a layout that nobody has heard of': { cards: [card], layout: 'Wheel' },
  },
  visual: {
    'an image alone': { image: 'https://example.com/a.png' },
    'no image': { image: null },
    'all fields': {
      image: 'https://example.com/a.png',
      visualType: 'image',
      device: 'mobile',
      dimensions: { width: 320, height: 200 },
      canvasVisibility: 'full',
      frameType: 'auto',
    },
    'fields that are null': { image: null, device: null, dimensions: null },
    'half of its dimensions': { image: null, dimensions: { width: 320 } },
  },
  stream: {
    'an action alone': { action: 'PAUSE' },
    'all fields': { action: 'LOOP', src: 'https://example.com/a.mp3', token: 't', loop: true },
    'an action that nobody has heard of': { action: 'REWIND' },
  },
};

const refused: Refused = {
  choice: [
    [undefined, 'payload must be a payload with buttons, not undefined'],
    [[], 'payload must be a payload with buttons, not array'],
    [{}, 'payload.buttons must be an array, not undefined'],
    [{ buttons: null }, 'payload.buttons must be an array, not null'],
    [{ buttons: { 0: { name: 'Yes' } } }, 'payload.buttons must be an array, not object'],
    [{ buttons: [{}] }, 'payload.buttons.0.name must be string, not undefined'],
    [{ buttons: [...buttons, 'No'] }, 'payload.buttons.4 must be an object, not string'],
    [{ buttons: [{ name: 5 }], choices: [] }, 'payload.buttons.0.name must be string, not number'],
    [{ choices: 5 }, 'payload.choices must be an array, not number'],
    [{ choices: [{ intent: 'x' }] }, 'payload.choices.0.name must be string, not undefined'],
  ],
  cardV2: [
    [undefined, 'payload must be an object, not undefined'],
    [{ title: null }, 'payload.title must be string, not null'],
    [{ imageUrl: 5 }, 'payload.imageUrl must be string or null, not number'],
    [{ description: 'By the sea' }, 'payload.description must be an object, not string'],
    [{ description: { text: 5 } }, 'payload.description.text must be string, not number'],
    [{ buttons: [{ request: 5 }] }, 'payload.buttons.0.name must be string, not undefined'],
  ],
  carousel: [
    [{}, 'payload.cards must be an array, not undefined'],
    [{ cards: [card, null] }, 'payload.cards.1 must be an object, not null'],
    [
      { cards: [card, { ...card, buttons: [...buttons, {}] }] },
      'payload.cards.1.buttons.4.name must be string, not undefined',
    ],
    [{ cards: [], layout: 5 }, 'payload.layout must be string, not number'],
  ],
  visual: [
    [{}, 'payload.image must be string or null, not undefined'],
    [{ image: 5 }, 'payload.image must be string or null, not number'],
    [{ image: null, dimensions: 5 }, 'payload.dimensions must be an object or null, not number'],
    [
      { image: null, dimensions: { height: '5' } },
      'payload.dimensions.height must be number, not string',
    ],
  ],
  stream: [
    [{}, 'payload.action must be string, not undefined'],
    [{ action: 'PLAY', loop: 'yes' }, 'payload.loop must be boolean, not string'],
  ],
};

describe.each(Object.entries(accepted))('%s', (type, payloads) => {
  it.each(Object.entries(payloads))('is accepted with %s, as it is', (_, payload) => {
    const wire = { type, payload };

    expect(decoded(wire)).toBe(wire);
  });
});

describe.each(Object.entries(refused))('%s', (type, cases) => {
  it.each(cases)('is refused with %j', (payload, message) => {
    expect(refusal({ type, payload })).toBe(message);
  });
});
