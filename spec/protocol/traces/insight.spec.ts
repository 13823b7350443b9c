import { decoded, refusal } from '../support/decoding';
import type { Accepted, Refused } from '../support/decoding';

const accepted: Accepted = {
  debug: {
    'a message alone': { message: 'API call successfully triggered' },
    'all fields': {
      message: 'evaluating path 1',
      type: 'api',
      level: 'info',
      context: { diagramID: '66d9f0' },
      metadata: null,
      ref: { stepID: '1' },
    },
    'the end of the credits': { message: 'credit_limit_reached', type: 'ai' },
  },
  knowledgeBase: {
    'all fields': {
      chunks: [{ score: 0.92, documentID: '66d9f0', documentData: { type: 'url' } }, {}],
      query: { messages: [], output: 'flights' },
    },
    'nothing found': { chunks: [] },
    'no field': {},
  },
  'tool-call': {
    'a start': { state: 'start', callID: 'call_1' },
    'a start with a sound': { state: 'start', callID: 'call_1', sound: { type: 'typing' } },
    'an end': { state: 'end', callID: 'call_1' },
  },
};

const refused: Refused = {
  debug: [
    [undefined, 'payload must be an object, not undefined'],
    [{ type: 'api' }, 'payload.message must be string, not undefined'],
    [{ message: '', level: 3 }, 'payload.level must be string, not number'],
  ],
  knowledgeBase: [
    [{ chunks: {} }, 'payload.chunks must be an array, not object'],
    [{ chunks: [{}, { score: '1' }] }, 'payload.chunks.1.score must be number, not string'],
  ],
  'tool-call': [
    [{ state: 'start' }, 'payload.callID must be string, not undefined'],
    [{ callID: 'call_1' }, 'payload.state must be "start" or "end", not undefined'],
    [{ state: 'content', callID: 'x' }, 'payload.state must be "start" or "end", not string'],
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

describe('log', () => {
  it.each([{}, { payload: null }, { payload: 'a line' }, { payload: { level: 'info' } }])(
    'is accepted with any payload, and with none: %j',
    (rest) => {
      const wire = { type: 'log', ...rest };

      expect(decoded(wire)).toBe(wire);
    },
  );
});
