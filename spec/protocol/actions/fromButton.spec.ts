import fc from 'fast-check';
import { action } from '../../../lib';
import { encodeAction } from '../../../lib/protocol/actions/encodeAction';
import { json } from '../../support/arbitraries';
import { runs } from '../../support/runs';

const sent = (request: unknown) => encodeAction(action.fromButton({ name: 'Yes', request }));

/** A request that is an action that the library knows is that action; it narrows by its type. */
const known = [
  { type: 'text', payload: 'yes please' },
  { type: 'path-5f1', payload: { label: 'Yes' } },
  { type: 'path-5f1', payload: null },
  { type: 'path-' },
  { type: 'intent', payload: { intent: { name: 'yes' }, query: '', label: 'Yes', actions: [] } },
  { type: 'event', payload: { event: { name: 'paid' } }, diagramID: 'd', more: [1] },
  { type: 'launch' },
  { type: 'no-reply', payload: 'ignored' },
];

/** Any other request is custom, and goes out as it came. */
const odd: readonly (readonly [unknown, string, unknown])[] = [
  [{ type: 'Pay Credit Card', payload: { amount: 1 } }, 'Pay Credit Card', { amount: 1 }],
  [{ type: 'text', payload: { not: 'a string' } }, 'text', { not: 'a string' }],
  [{ type: 'text' }, 'text', undefined],
  [{ type: 'path-5f1', payload: 'No' }, 'path-5f1', 'No'],
  [{ type: 'custom', name: 'mine', raw: {} }, 'custom', undefined],
  [{ type: '__proto__' }, '__proto__', undefined],
  [{ type: 5, payload: 'x' }, '', 'x'],
  [{ payload: 'x' }, '', 'x'],
  [{}, '', undefined],
  [[{ type: 'text' }], '', undefined],
  ['yes', '', undefined],
  ['', '', undefined],
  [0, '', undefined],
  [false, '', undefined],
  [null, '', undefined],
];

describe('action.fromButton', () => {
  it.each(known)('gives the request of a button back as the action it is: %j', (request) => {
    expect(action.fromButton({ name: 'Yes', request })).toBe(request);
    expect(sent(request)).toBe(request);
  });

  it.each(odd)('sends a request of any other shape verbatim: %j', (request, name, payload) => {
    expect(action.fromButton({ name: 'Yes', request })).toStrictEqual({
      type: 'custom',
      name,
      payload,
      raw: request,
    });
    expect(sent(request)).toBe(request);
  });

  it('sends any JSON value verbatim', () => {
    fc.assert(
      fc.property(json, (request) => {
        expect(sent(request)).toBe(request);
      }),
      runs(2_000),
    );
  });

  it('sends any object with the type of a known action verbatim', () => {
    const type = fc.constantFrom('launch', 'text', 'intent', 'event', 'path-1', 'file', 'custom');
    fc.assert(
      fc.property(type, json, json, (name, payload, time) => {
        const request = { type: name, payload, time };

        expect(sent(request)).toBe(request);
      }),
      runs(2_000),
    );
  });

  it('sends the name of a button without a request as text', () => {
    expect(action.fromButton({ name: 'Yes' })).toStrictEqual({ type: 'text', payload: 'Yes' });
    expect(sent(undefined)).toStrictEqual({ type: 'text', payload: 'Yes' });
  });
});
