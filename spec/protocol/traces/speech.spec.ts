import { decoded, refusal } from '../support/decoding';
import type { Accepted, Refused } from '../support/decoding';

const accepted: Accepted = {
  text: {
    'a message alone': { message: 'Hello' },
    'an empty message': { message: '' },
    'all fields': {
      message: 'Hello',
      slate: { id: 'dummy', content: [{ children: [{ text: 'Hello' }] }], messageDelay: 1000 },
      messageID: '66d9f0',
      ai: true,
      delay: 1000,
      voice: 'en-GB-Neural2-A',
      audio: { src: 'https://example.com/a.mp3' },
      sourceUrls: [{ url: 'https://example.com', name: 'Example' }, { url: 'https://example.org' }],
      ref: { stepID: '1' },
      interrupted: true,
    },
    'a slate whose id is a number': { message: 'Hello', slate: { id: 7, content: [] } },
    'a slate whose id is empty': { message: 'Hello', slate: { id: '', content: [] } },
    'a slate with nothing in it': { message: 'Hello', slate: {} },
    'audio without a src': { message: 'Hello', audio: { src: null } },
  },
  speak: {
    'a message alone': { message: 'Hello' },
    'SSML, and all fields': {
      message: '<speak>Hello <break time="1s"/></speak>',
      type: 'message',
      src: 'https://example.com/a.mp3',
      voice: 'Alexa',
      ai: false,
    },
    'a src that is null': { message: 'Hello', type: 'message', src: null },
    'a file to play': { message: '', type: 'audio', src: 'https://example.com/a.mp3' },
    'a type that nobody has heard of': { message: 'Hello', type: 'whisper' },
  },
  completion: {
    'a start alone': { state: 'start' },
    'a start with all fields': {
      state: 'start',
      messageID: '66d9f0',
      ai: true,
      delay: 0,
      sourceUrls: [{ url: 'https://example.com', name: 'Example' }],
    },
    content: {
      state: 'content',
      content: 'Welcome to our service. How can I help you today? Perh',
    },
    'empty content': { state: 'content', content: '' },
    'an end': { state: 'end' },
    'an end with the use of tokens': { state: 'end', tokens: { query: 3, answer: 8, total: 11 } },
    'an interrupted end': { state: 'end', interrupted: true },
  },
  'completion-start': {
    'the first words': { completion: 'Wel', type: 'text', tokens: { total: 1 } },
    'the first words alone': { completion: '' },
    'a type that nobody has heard of': { completion: 'Wel', type: 'sing' },
  },
  'completion-continue': {
    'more words': { completion: 'come' },
    'more words with tokens': { completion: 'come', tokens: 4 },
  },
  audio: {
    'a start': { state: 'start', messageID: '66d9f0', delay: 20 },
    'a start alone': { state: 'start' },
    content: { state: 'content', content: 'UklGRg==', encoding: 'audio/mp3', duration: 0.2 },
    'content alone': { state: 'content', content: '' },
    'an end': { state: 'end' },
    'the old form': { message: 'Hello', src: 'https://example.com/a.mp3' },
    'the old form without a file': { message: 'Hello', src: null },
    'the old form without a message': { src: 'data:audio/mp3;base64,UklGRg==' },
  },
  reasoning: {
    'a start': { state: 'start' },
    content: { state: 'content', content: 'The user wants…' },
    'an end': { state: 'end' },
    'the final message': { state: 'final', message: 'Book the flight.' },
  },
};

const refused: Refused = {
  text: [
    [undefined, 'payload must be an object, not undefined'],
    ['Hello', 'payload must be an object, not string'],
    [[], 'payload must be an object, not array'],
    [{}, 'payload.message must be string, not undefined'],
    [{ message: null }, 'payload.message must be string, not null'],
    [{ message: '', slate: [] }, 'payload.slate must be an object, not array'],
    [{ message: '', slate: { id: null } }, 'payload.slate.id must be string or number, not null'],
    [{ message: '', slate: { content: {} } }, 'payload.slate.content must be an array, not object'],
    [{ message: '', ai: 'yes' }, 'payload.ai must be boolean, not string'],
    [{ message: '', delay: '5' }, 'payload.delay must be number, not string'],
    [{ message: '', audio: { src: 5 } }, 'payload.audio.src must be string or null, not number'],
    [
      { message: '', sourceUrls: [{ url: 'a' }, { name: 'b' }] },
      'payload.sourceUrls.1.url must be string, not undefined',
    ],
    [
      { message: 1, voice: 2, interrupted: 3 },
      'payload.message must be string, not number; payload.voice must be string, not number; ' +
        'payload.interrupted must be boolean, not number',
    ],
  ],
  speak: [
    [{ src: 'a' }, 'payload.message must be string, not undefined'],
    [{ message: '', src: 5 }, 'payload.src must be string or null, not number'],
    [{ message: '', type: 5 }, 'payload.type must be string, not number'],
  ],
  completion: [
    ['Hel', 'payload must be a payload with the state start, content or end, not string'],
    [{}, 'payload must be a payload with the state start, content or end, not object'],
    [
      { state: 'pause' },
      'payload must be a payload with the state start, content or end, not object',
    ],
    [{ state: 'content' }, 'payload.content must be string, not undefined'],
    [{ state: 'start', messageID: 5 }, 'payload.messageID must be string, not number'],
    [{ state: 'start', sourceUrls: [null] }, 'payload.sourceUrls.0 must be an object, not null'],
    [{ state: 'end', interrupted: 'no' }, 'payload.interrupted must be boolean, not string'],
  ],
  'completion-start': [
    [{}, 'payload.completion must be string, not undefined'],
    [{ completion: '', type: 1 }, 'payload.type must be string, not number'],
  ],
  'completion-continue': [[{ completion: null }, 'payload.completion must be string, not null']],
  audio: [
    [{}, 'payload.src must be string or null, not undefined'],
    [{ src: 'a', message: 5 }, 'payload.message must be string, not number'],
    [{ state: 'content' }, 'payload.content must be string, not undefined'],
    [{ state: 'start', delay: 'x' }, 'payload.delay must be number, not string'],
    [
      { state: 'loud', src: 'a' },
      'payload must be a payload with the state start, content or end, or with a src, not object',
    ],
    [
      null,
      'payload must be a payload with the state start, content or end, or with a src, not null',
    ],
  ],
  reasoning: [
    [{ state: 'content' }, 'payload.content must be string, not undefined'],
    [{ state: 'final' }, 'payload.message must be string, not undefined'],
    [
      { state: 'x' },
      'payload must be a payload with the state start, content, end or final, not object',
    ],
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

describe('completion-end', () => {
  it.each<unknown>([undefined, null, {}, { tokens: 5 }, 'done'])(
    'is accepted with %j',
    (payload) => {
      const wire = { type: 'completion-end', payload };

      expect(decoded(wire)).toBe(wire);
    },
  );
});
