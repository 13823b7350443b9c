import { decoded, refusal } from '../support/decoding';
import type { Accepted, Refused } from '../support/decoding';

const accepted: Accepted = {
  'no-reply': {
    'whole seconds': { timeout: 10 },
    'parts of a second': { timeout: 0.5 },
    'no time at all': { timeout: 0 },
  },
  'entity-filling': {
    'all fields': { entityToFill: 'city', intent: { payload: { intent: { name: 'book' } } } },
    'no field': {},
  },
  block: { 'its id': { blockID: '66d9f0' }, 'no id': {} },
  flow: {
    'its id': { diagramID: '66d9f0' },
    'all fields': { diagramID: '66d9f0', name: 'Home' },
  },
  path: { 'its path': { path: 'choice:1' }, 'no path': {} },
  goto: {
    'a request': { request: { type: 'intent', payload: { intent: { name: 'help' } } } },
    'a request that is null': { request: null },
    'no request': {},
  },
};

const refused: Refused = {
  'no-reply': [
    [undefined, 'payload must be an object, not undefined'],
    [{}, 'payload.timeout must be number, not undefined'],
    [{ timeout: '10' }, 'payload.timeout must be number, not string'],
  ],
  'entity-filling': [[{ entityToFill: 5 }, 'payload.entityToFill must be string, not number']],
  block: [[{ blockID: 5 }, 'payload.blockID must be string, not number']],
  flow: [
    [{ name: 'Home' }, 'payload.diagramID must be string, not undefined'],
    [{ diagramID: 'x', name: 5 }, 'payload.name must be string, not number'],
  ],
  path: [[{ path: ['a'] }, 'payload.path must be string, not array']],
  goto: [['help', 'payload must be an object, not string']],
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

describe('end', () => {
  it.each([
    {},
    { payload: undefined },
    { payload: null },
    { payload: 'bye' },
    { payload: { a: 1 } },
  ])('is accepted with any payload, and with none: %j', (rest) => {
    const wire = { type: 'end', ...rest };

    expect(decoded(wire)).toBe(wire);
  });
});
