import { decoded, refusal } from '../support/decoding';
import type { Accepted, Refused } from '../support/decoding';

const accepted: Accepted = {
  dtmf: {
    'all fields': { enabled: true, timeoutInSeconds: 5, delimiter: ['#', '*'], maxDigits: 4 },
    'no field': {},
    'no delimiter': { enabled: false, delimiter: [] },
  },
  'call-forward': {
    'all fields': { address: '+441234567890', addressType: 'phone' },
    'no field': {},
  },
  'live-agent-handoff': {
    'all fields': { conversationID: '66d9f0', message: 'One moment', event: { type: 'accepted' } },
    'a message that is an object': { message: { text: 'One moment' } },
    'no field': {},
  },
  'realtime-agent': {
    'an action': { action: 'START' },
    'an action that nobody has heard of': { action: 'PAUSED' },
  },
  'channel-action': {
    'all fields': { name: 'transfer', payload: { to: 'desk' } },
    'a payload that is a string': { name: 'transfer', payload: 'desk' },
    'no field': {},
  },
};

const refused: Refused = {
  dtmf: [
    [undefined, 'payload must be an object, not undefined'],
    [{ enabled: 'yes' }, 'payload.enabled must be boolean, not string'],
    [{ timeoutInSeconds: '5' }, 'payload.timeoutInSeconds must be number, not string'],
    [{ delimiter: '#' }, 'payload.delimiter must be an array, not string'],
    [{ delimiter: ['#', 5] }, 'payload.delimiter.1 must be string, not number'],
    [{ maxDigits: null }, 'payload.maxDigits must be number, not null'],
  ],
  'call-forward': [[{ address: 441234567890 }, 'payload.address must be string, not number']],
  'live-agent-handoff': [
    [{ conversationID: 5 }, 'payload.conversationID must be string, not number'],
  ],
  'realtime-agent': [[{}, 'payload.action must be string, not undefined']],
  'channel-action': [[{ name: {} }, 'payload.name must be string, not object']],
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
